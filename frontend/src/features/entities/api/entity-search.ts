import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import { cursorPage } from '@shared/lib/shapes';
import { entity } from './entity';

export type EntityFilter = { scan_id?: string; type?: string; q?: string; sort?: string };

const ROWS_PER_REQUEST = 200;
const entityPage = cursorPage(entity);

/** All entities under a filter, fetched as far as somebody scrolls. */
export const entityListQuery = (filter: EntityFilter) => infiniteQueryOptions({
	queryKey: ['entities', 'list', filter],
	queryFn: ({ pageParam, signal }) => call('/entities', entityPage, { query: { ...filter, cursor: pageParam, limit: ROWS_PER_REQUEST }, signal }),
	initialPageParam: undefined as string | undefined,
	getNextPageParam: (last) => last.meta.next_cursor ?? undefined,
	placeholderData: keepPreviousData,
});

/** The few best for a search field. */
export const entitySearchQuery = (q: string) => queryOptions({
	queryKey: ['entities', 'search', q],
	queryFn: ({ signal }) => call('/entities', entityPage, { query: { q, limit: 6 }, signal }),
	placeholderData: keepPreviousData,
});

const count = z.object({ value: z.string(), count: z.number() });
const facets = z.object({ types: z.array(count), collectors: z.array(count), tags: z.array(count) });

export const entityFacetsQuery = (filter: EntityFilter) => queryOptions({
	queryKey: ['entities', 'facets', filter],
	queryFn: ({ signal }) => call('/entities/facets', facets, { query: filter, signal }),
	placeholderData: keepPreviousData,
});
