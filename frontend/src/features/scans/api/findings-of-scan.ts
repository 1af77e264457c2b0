import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import { scanKeys } from './scan';

const summary = z.object({ total: z.number(), open: z.number(), by_severity: z.record(z.string(), z.number()) });
export type FindingsSummary = z.infer<typeof summary>;

/** Findings by severity, of one scan or of all. */
export const findingsSummaryQuery = (scanId?: string) => queryOptions({
	queryKey: scanId ? [...scanKeys.one(scanId), 'findings'] : ['findings', 'summary'],
	queryFn: ({ signal }) => call('/findings/summary', summary, { query: { scan_id: scanId }, signal }),
	staleTime: 60_000,
});
