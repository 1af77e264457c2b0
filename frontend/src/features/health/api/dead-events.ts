import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call, callWithoutAnswer } from '@shared/lib/http';
import { listing } from '@shared/lib/shapes';

const deadEvent = z.object({
	id: z.string(), event_type: z.string(), listener: z.string(), publication_date: z.string(), attempts: z.number(), failure: z.nullish(z.string()),
});
export type DeadEvent = z.infer<typeof deadEvent>;

export const deadEventsQuery = queryOptions({
	queryKey: ['dead-events'],
	queryFn: async ({ signal }) => (await call('/platform/dead-events', listing(deadEvent), { signal })).data,
});

export function useRetryDeadEvent() {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: (id: string) => callWithoutAnswer('/platform/dead-events/{id}/retry', { method: 'POST', params: { id } }),
		onSuccess: () => queries.invalidateQueries({ queryKey: deadEventsQuery.queryKey }),
	});
}
