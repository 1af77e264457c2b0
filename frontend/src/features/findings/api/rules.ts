import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import { listing, severity } from '@shared/lib/shapes';

const rule = z.object({ id: z.string(), name: z.string(), description: z.string(), severity, why: z.string(), enabled: z.boolean() });
export type Rule = z.infer<typeof rule>;

/** What scans are judged by. */
export const rulesQuery = queryOptions({
	queryKey: ['rules'],
	queryFn: async ({ signal }) => (await call('/rules', listing(rule), { signal })).data,
	staleTime: 60_000,
});
