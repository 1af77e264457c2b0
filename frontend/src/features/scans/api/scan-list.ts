import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '@shared/lib/http';
import { page, type ScanState } from '@shared/lib/shapes';
import { scan, scanKeys } from './scan';

export type ScanFilter = { state?: ScanState; q?: string; page?: number; per_page?: number };

const scanPage = page(scan);

/** Newest first. */
export const scanListQuery = (filter: ScanFilter) => queryOptions({
	queryKey: [...scanKeys.lists, filter],
	queryFn: ({ signal }) => call('/scans', scanPage, { query: { per_page: 100, ...filter }, signal }),
	placeholderData: keepPreviousData,
});

/** How many there are, without their rows. */
export const scanCountQuery = (state?: ScanState) => queryOptions({
	queryKey: [...scanKeys.lists, 'count', state ?? 'all'],
	queryFn: async ({ signal }) => (await call('/scans', scanPage, { query: { state, per_page: 1 }, signal })).meta.pagination.total,
});
