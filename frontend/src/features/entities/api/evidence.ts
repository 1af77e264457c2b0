import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import { cursorPage, entityRef, listing } from '@shared/lib/shapes';

const observation = z.object({
	id: z.string(), scan_id: z.string(), task_id: z.string(), collector: z.string(), source_entity: entityRef, confidence: z.number(), reliability: z.string(),
	seen_at: z.string(), attributes: z.record(z.string(), z.string()), tags: z.array(z.string()), raw_sha256: z.nullish(z.string()),
});
export type Observation = z.infer<typeof observation>;

/** Who said so, and when. */
export const observationsQuery = (id: string, scanId?: string) => queryOptions({
	queryKey: ['entities', 'observations', id, scanId],
	queryFn: ({ signal }) => call('/entities/{id}/observations', cursorPage(observation), { params: { id }, query: { scan_id: scanId, limit: 20 }, signal }),
});

const version = z.object({ name: z.string(), value: z.string(), first_seen: z.string(), last_seen: z.string() });

/** What its attributes were before. */
export const historyQuery = (id: string) => queryOptions({
	queryKey: ['entities', 'history', id],
	queryFn: async ({ signal }) => (await call('/entities/{id}/history', listing(version), { params: { id }, signal })).data,
});

const step = z.object({
	entity: entityRef, collector: z.nullish(z.string()), observed_at: z.nullish(z.string()), relation: z.nullish(z.string()), task_id: z.nullish(z.string()),
	raw_sha256: z.nullish(z.string()),
});
export type Step = z.infer<typeof step>;

/** The path from a scan's target. */
export const explanationQuery = (id: string, scanId: string | undefined) => queryOptions({
	queryKey: ['entities', 'explanation', id, scanId],
	queryFn: async ({ signal }) => (await call('/entities/{id}/explanation', listing(step), { params: { id }, query: { scan_id: scanId }, signal })).data,
	enabled: scanId !== undefined,
});

const relationship = z.object({
	id: z.string(), type: z.string(), source: entityRef, target: entityRef, collectors: z.array(z.string()), confidence: z.number(), first_seen: z.string(), last_seen: z.string(),
});
export type Relationship = z.infer<typeof relationship>;

/** What it is connected with. */
export const relationshipsQuery = (id: string, scanId?: string) => queryOptions({
	queryKey: ['entities', 'relationships', id, scanId],
	queryFn: ({ signal }) => call('/relationships', cursorPage(relationship), { query: { entity_id: id, scan_id: scanId, limit: 50 }, signal }),
});

const ROWS_PER_REQUEST = 200;
const next = (last: { meta: { next_cursor?: string | null } }) => last.meta.next_cursor ?? undefined;

/** All of them, fetched as far as somebody scrolls. */
export const allObservationsQuery = (id: string, scanId?: string) => infiniteQueryOptions({
	queryKey: ['entities', 'observations', id, scanId, 'all'],
	queryFn: ({ pageParam, signal }) => call('/entities/{id}/observations', cursorPage(observation), { params: { id }, query: { scan_id: scanId, cursor: pageParam, limit: ROWS_PER_REQUEST }, signal }),
	initialPageParam: undefined as string | undefined, getNextPageParam: next,
});

export const allRelationshipsQuery = (id: string, scanId?: string) => infiniteQueryOptions({
	queryKey: ['entities', 'relationships', id, scanId, 'all'],
	queryFn: ({ pageParam, signal }) => call('/relationships', cursorPage(relationship), { query: { entity_id: id, scan_id: scanId, cursor: pageParam, limit: ROWS_PER_REQUEST }, signal }),
	initialPageParam: undefined as string | undefined, getNextPageParam: next,
});
