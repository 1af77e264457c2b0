import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import { page } from '@shared/lib/shapes';

const scanName = z.object({ id: z.string(), name: z.string(), started_at: z.nullish(z.string()), finished_at: z.nullish(z.string()) });
export type ScanName = z.infer<typeof scanName>;

/** The latest scans to choose from, newest first. */
export const scanNamesQuery = queryOptions({
	queryKey: ['scans', 'list', 'names'],
	queryFn: async ({ signal }) => (await call('/scans', page(scanName), { query: { per_page: 100 }, signal })).data,
	staleTime: 30_000,
});
