import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import { entityRef, intrusiveness, priority, scanState } from '@shared/lib/shapes';

export const progress = z.object({
	planned: z.number(), pending: z.number(), running: z.number(), completed: z.number(), failed: z.number(), entities: z.number(),
	percent: z.number(),
});

export const scan = z.object({
	id: z.string(),
	name: z.string(),
	state: scanState,
	stopping: z.boolean(),
	targets: z.array(entityRef),
	profile: z.string(),
	intrusiveness,
	hop_limit: z.number(),
	deny: z.array(z.string()),
	priority,
	budget: z.object({ duration: z.nullish(z.string()), entities: z.nullish(z.number()), requests: z.nullish(z.number()) }),
	requests: z.number(),
	stopped_collectors: z.array(z.string()),
	owner: z.string(),
	created_at: z.string(),
	started_at: z.nullish(z.string()),
	finished_at: z.nullish(z.string()),
	progress,
	failure: z.nullish(z.string()),
});
export type Scan = z.infer<typeof scan>;

export const scanKeys = { all: ['scans'] as const, lists: ['scans', 'list'] as const, one: (id: string) => ['scans', 'one', id] as const };

export const scanQuery = (id: string) => queryOptions({
	queryKey: scanKeys.one(id),
	queryFn: ({ signal }) => call('/scans/{id}', scan, { params: { id }, signal }),
});
