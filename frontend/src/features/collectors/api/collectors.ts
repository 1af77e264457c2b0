import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import { intrusiveness, listing } from '@shared/lib/shapes';

const collector = z.object({
	id: z.string(), name: z.string(), description: z.string(), version: z.string(), state: z.enum(['testing', 'active', 'disabled', 'deprecated']),
	intrusiveness, consumes: z.array(z.string()), produces: z.array(z.string()), needs_key: z.boolean(), source_url: z.nullish(z.string()),
	min_interval_ms: z.number(), runs: z.number(), entities: z.number(), outcomes: z.record(z.string(), z.number()), average_ms: z.nullish(z.number()),
});
export type Collector = z.infer<typeof collector>;

export const collectorListQuery = queryOptions({
	queryKey: ['collectors'],
	queryFn: async ({ signal }) => (await call('/collectors', listing(collector), { signal })).data,
});

export function useDecideCollector() {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: ({ id, state }: { id: string; state: 'active' | 'disabled' }) => call('/collectors/{id}', collector, { method: 'PATCH', params: { id }, body: { state } }),
		onSuccess: (decided) => queries.setQueryData(collectorListQuery.queryKey, (all) => all?.map((known) => (known.id === decided.id ? decided : known))),
	});
}
