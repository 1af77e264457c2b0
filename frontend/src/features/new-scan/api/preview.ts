import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import { entityRef, intrusiveness } from '@shared/lib/shapes';
import type { NewScan } from '../order';

const step = z.object({
	collector: z.string(), name: z.string(), intrusiveness, questions: z.number(), first_hop: z.nullish(z.number()), asked_about: z.array(z.string()),
	who_learns: z.nullish(z.string()), source: z.nullish(z.string()), needs_key: z.boolean(), least_millis: z.number(), reason: z.nullish(z.string()),
});
export type PreviewStep = z.infer<typeof step>;

const preview = z.object({
	targets: z.array(entityRef), profile: z.string(), intrusiveness, hop_limit: z.number(), deny: z.array(z.string()),
	budget: z.object({ duration: z.nullish(z.string()), entities: z.nullish(z.number()), requests: z.nullish(z.number()) }),
	questions: z.number(), by_intrusiveness: z.record(z.string(), z.number()), third_parties: z.array(z.string()), collectors: z.array(step),
});
export type Preview = z.infer<typeof preview>;

/** What an order would do. Nothing is sent to anybody by asking. */
export const previewQuery = (order: NewScan | undefined) => queryOptions({
	queryKey: ['scan-preview', order],
	queryFn: order ? ({ signal }) => call('/scans/preview', preview, { method: 'POST', body: order, signal }) : skipToken,
	placeholderData: keepPreviousData,
	staleTime: 30_000,
});
