import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import { page, scanState } from '@shared/lib/shapes';

const scan = z.object({
	id: z.string(), name: z.string(), state: scanState, started_at: z.nullish(z.string()), created_at: z.string(),
	progress: z.object({ entities: z.number(), percent: z.number() }),
});

// The keys begin as those of the lists they are parts of, so that whoever changes a list changes these too.
export const activeScansQuery = queryOptions({
	queryKey: ['scans', 'list', 'overview'],
	queryFn: ({ signal }) => call('/scans', page(scan), { query: { per_page: 8 }, signal }),
	refetchInterval: 15_000,
});

const summary = z.object({ total: z.number(), open: z.number(), by_severity: z.record(z.string(), z.number()) });

export const allFindingsQuery = queryOptions({ queryKey: ['findings', 'overview'], queryFn: ({ signal }) => call('/findings/summary', summary, { signal }) });

const report = z.object({ id: z.string(), scan_id: z.string(), title: z.string(), created_at: z.string() });

export const latestReportsQuery = queryOptions({
	queryKey: ['reports', 'overview'],
	queryFn: async ({ signal }) => (await call('/reports', page(report), { query: { per_page: 6 }, signal })).data,
});

const collector = z.object({ id: z.string(), name: z.string(), runs: z.number(), outcomes: z.record(z.string(), z.number()) });

/** Sources that refused us, most often first. */
export const blockedQuery = queryOptions({
	queryKey: ['collectors', 'overview'],
	queryFn: async ({ signal }) => (await call('/collectors', z.object({ data: z.array(collector) }), { signal })).data
		.filter(({ outcomes }) => refusals(outcomes) > 0).sort((a, b) => refusals(b.outcomes) - refusals(a.outcomes)).slice(0, 8),
});

export const refusals = (outcomes: Record<string, number>): number => (outcomes.blocked ?? 0) + (outcomes.quota ?? 0);
