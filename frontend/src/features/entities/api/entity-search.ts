import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { apiPath, call } from '@shared/lib/http';
import { cursorPage } from '@shared/lib/shapes';
import { entity } from './entity';

/** `query` is in the language of docs/query-language.md. */
export type EntityFilter = { scan_id?: string; query?: string };

const FIRST_ROWS = 200;
/** Whoever scrolls on wants many: the most that one answer holds. */
const FURTHER_ROWS = 1000;
const entityPage = cursorPage(entity);

/** All entities under a filter, fetched as far as somebody scrolls. */
export const entityListQuery = (filter: EntityFilter & { sort?: string }) => infiniteQueryOptions({
	queryKey: ['entities', 'list', filter],
	queryFn: ({ pageParam, signal }) => call('/entities', entityPage, { query: { ...filter, cursor: pageParam, limit: pageParam ? FURTHER_ROWS : FIRST_ROWS }, signal }),
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

const COUNTS_LAST_MILLIS = 15_000;

/** How many there are, now. */
export const entityCountQuery = (filter: EntityFilter) => queryOptions({
	queryKey: ['entities', 'count', filter],
	queryFn: async ({ signal }) => (await call('/entities', entityPage, { query: { ...filter, limit: 1 }, signal })).meta.total,
	staleTime: COUNTS_LAST_MILLIS,
});

const count = z.object({ value: z.string(), count: z.number() });
const facets = z.object({ types: z.array(count), collectors: z.array(count), tags: z.array(count) });

export const entityFacetsQuery = (filter: EntityFilter) => queryOptions({
	queryKey: ['entities', 'facets', filter],
	queryFn: ({ signal }) => call('/entities/facets', facets, { query: filter, signal }),
	placeholderData: keepPreviousData,
});

const completions = z.object({ from: z.number(), to: z.number(), options: z.array(z.object({ text: z.string(), description: z.string() })) });
export type Completions = z.infer<typeof completions>;

/** What could stand at the cursor. */
export const completionsQuery = (query: string, cursor: number) => queryOptions({
	queryKey: ['entities', 'completions', query, cursor],
	queryFn: ({ signal }) => call('/entities/query/completions', completions, { query: { query, cursor }, signal }),
	staleTime: 60_000,
});

export const EXPORT_FORMATS = ['csv', 'ndjson'] as const;
export const entityExport = (filter: EntityFilter, format: (typeof EXPORT_FORMATS)[number]): string => apiPath('/entities/export', { ...filter, format });
