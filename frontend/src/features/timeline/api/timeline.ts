import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import { cursorPage, entityRef } from '@shared/lib/shapes';

const bucket = z.object({ from: z.string(), to: z.string(), counts: z.record(z.string(), z.number()) });
export type Bucket = z.infer<typeof bucket>;

const timeline = z.object({ buckets: z.array(bucket), total: z.number() });
export type Timeline = z.infer<typeof timeline>;

export type Span = { from?: string; to?: string };

/** How much happened when, by family; of all the time or of a part of it. */
export const timelineQuery = (scanId: string, { from, to }: Span, buckets: number) => queryOptions({
	queryKey: ['timeline', 'buckets', scanId, from, to, buckets],
	queryFn: ({ signal }) => call('/visualizations/timeline', timeline, { query: { scan_id: scanId, from, to, buckets }, signal }),
	placeholderData: keepPreviousData,
});

export const EVENT_KINDS = ['first_seen', 'last_seen', 'issued', 'expires', 'registered'] as const;
const event = z.object({ at: z.string(), entity: entityRef, family: z.string(), kind: z.enum(EVENT_KINDS), collector: z.nullish(z.string()) });
export type TimelineEvent = z.infer<typeof event>;

const ROWS_PER_REQUEST = 200;

export const eventsQuery = (scanId: string, { from, to }: Span) => infiniteQueryOptions({
	queryKey: ['timeline', 'events', scanId, from, to],
	queryFn: ({ pageParam, signal }) => call('/visualizations/timeline/events', cursorPage(event), { query: { scan_id: scanId, from, to, cursor: pageParam, limit: ROWS_PER_REQUEST }, signal }),
	initialPageParam: undefined as string | undefined,
	getNextPageParam: (last) => last.meta.next_cursor ?? undefined,
	placeholderData: keepPreviousData,
});
