import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import { listing, OUTCOMES } from '@shared/lib/shapes';
import { scanKeys } from './scan';

const collectorProgress = z.object({
	collector: z.string(), name: z.string(), planned: z.number(), pending: z.number(), running: z.number(), completed: z.number(),
	failed: z.number(), skipped: z.number(), cancelled: z.number(), outcomes: z.record(z.string(), z.number()),
	delayed_until: z.nullish(z.string()), waiting_reason: z.nullish(z.string()),
});
export type CollectorProgress = z.infer<typeof collectorProgress>;

export const collectorsOfScanQuery = (id: string) => queryOptions({
	queryKey: [...scanKeys.one(id), 'collectors'],
	queryFn: async ({ signal }) => (await call('/scans/{id}/collectors', listing(collectorProgress), { params: { id }, signal })).data,
});

const outcomeCounts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, z.number()])) as Record<(typeof OUTCOMES)[number], z.ZodMiniNumber>;
const coverage = z.object({
	collector: z.string(), name: z.string(), ...outcomeCounts, unasked: z.number(), open: z.number(), in_plan: z.boolean(), reason: z.nullish(z.string()),
});
export type Coverage = z.infer<typeof coverage>;

export const coverageQuery = (id: string) => queryOptions({
	queryKey: [...scanKeys.one(id), 'coverage'],
	queryFn: async ({ signal }) => (await call('/scans/{id}/coverage', listing(coverage), { params: { id }, signal })).data,
});
