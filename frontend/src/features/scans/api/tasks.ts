import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import { cursorPage, entityRef, listing, OUTCOMES, TASK_STATES } from '@shared/lib/shapes';
import { scanKeys } from './scan';

const task = z.object({
	id: z.string(), scan_id: z.string(), collector: z.string(), entity: entityRef, distance: z.number(), in_scope: z.boolean(), state: z.enum(TASK_STATES),
	outcome: z.nullish(z.enum(OUTCOMES)), detail: z.nullish(z.string()), attempts: z.number(), requests: z.number(), planned_at: z.string(),
	started_at: z.nullish(z.string()), duration_ms: z.nullish(z.number()), observations: z.number(),
});
export type Task = z.infer<typeof task>;
export type TaskFilter = { collector?: string; state?: string; outcome?: string };

const ROWS_PER_REQUEST = 200;

/** Every question of a scan, the newest first. */
export const taskListQuery = (scanId: string, filter: TaskFilter) => infiniteQueryOptions({
	queryKey: [...scanKeys.one(scanId), 'tasks', filter],
	queryFn: ({ pageParam, signal }) => call('/collection/tasks', cursorPage(task), { query: { scan_id: scanId, ...filter, cursor: pageParam, limit: ROWS_PER_REQUEST }, signal }),
	initialPageParam: undefined as string | undefined,
	getNextPageParam: (last) => last.meta.next_cursor ?? undefined,
	placeholderData: keepPreviousData,
});

export const taskQuery = (id: string) => queryOptions({
	queryKey: ['tasks', id],
	queryFn: ({ signal }) => call('/collection/tasks/{id}', task, { params: { id }, signal }),
});

const receipt = z.object({ at: z.string(), channel: z.string(), destination: z.string(), calls: z.number(), allowed: z.boolean(), reason: z.string() });

/** What the scope gate decided about each call of a question. */
export const receiptsQuery = (id: string) => queryOptions({
	queryKey: ['tasks', id, 'receipts'],
	queryFn: async ({ signal }) => (await call('/collection/tasks/{id}/receipts', listing(receipt), { params: { id }, signal })).data,
});
