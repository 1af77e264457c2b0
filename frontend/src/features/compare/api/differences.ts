import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import { cursorPage, listing, page, scanState } from '@shared/lib/shapes';
import { type Change, change } from '../search';

export type Sides = { before: string; after: string; project_id?: string };

const summary = z.object({ before: z.array(z.string()), after: z.array(z.string()), added: z.number(), gone: z.number(), changed: z.number(), not_looked_at: z.number(), same: z.number() });
export type Summary = z.infer<typeof summary>;

export const summaryQuery = (sides: Sides) => queryOptions({
	queryKey: ['differences', 'summary', sides],
	queryFn: ({ signal }) => call('/differences/summary', summary, { query: sides, signal }),
});

const attribute = z.object({ name: z.string(), before: z.nullish(z.string()), after: z.nullish(z.string()) });
const difference = z.object({
	id: z.string(), type: z.string(), value: z.string(), change, looked_by: z.array(z.string()), unanswered: z.array(z.string()), attributes: z.array(attribute),
});
export type Difference = z.infer<typeof difference>;

const ROWS_PER_REQUEST = 200;

export const differencesQuery = (sides: Sides, wanted: Change, type: string | undefined) => infiniteQueryOptions({
	queryKey: ['differences', 'list', sides, wanted, type],
	queryFn: ({ pageParam, signal }) => call('/differences', cursorPage(difference), { query: { ...sides, change: wanted, type, cursor: pageParam, limit: ROWS_PER_REQUEST }, signal }),
	initialPageParam: undefined as string | undefined,
	getNextPageParam: (last) => last.meta.next_cursor ?? undefined,
	placeholderData: keepPreviousData,
});

const scan = z.object({ id: z.string(), name: z.string(), state: scanState, created_at: z.string(), targets: z.array(z.object({ value: z.string() })) });
export type ComparedScan = z.infer<typeof scan>;

/** Those that one can choose from, newest first. */
export const comparedScansQuery = queryOptions({
	queryKey: ['scans', 'list', 'compared'],
	queryFn: async ({ signal }) => (await call('/scans', page(scan), { query: { per_page: 100 }, signal })).data,
	staleTime: 30_000,
});

const project = z.object({ id: z.string(), name: z.string() });

export const comparedProjectsQuery = queryOptions({
	queryKey: ['projects', 'compared'],
	queryFn: async ({ signal }) => (await call('/projects', listing(project), { signal })).data,
	staleTime: 60_000,
});
