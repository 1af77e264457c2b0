import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { callWithoutAnswer, call } from '@shared/lib/http';
import { listing } from '@shared/lib/shapes';

const device = z.object({
	id: z.string(), started_at: z.string(), last_seen_at: z.nullish(z.string()), expires_at: z.string(), address: z.nullish(z.string()), user_agent: z.nullish(z.string()),
	methods: z.array(z.string()), current: z.boolean(),
});
export type Device = z.infer<typeof device>;

/** Where one is signed in. */
export const devicesQuery = queryOptions({ queryKey: ['devices'], queryFn: async ({ signal }) => (await call('/auth/sessions', listing(device), { signal })).data });

/** Of one session, or of all others if no id is given. */
export function useEndSession() {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: (id?: string) => (id ? callWithoutAnswer('/auth/sessions/{id}', { method: 'DELETE', params: { id } }) : callWithoutAnswer('/auth/sessions', { method: 'DELETE' })),
		onSuccess: () => queries.invalidateQueries({ queryKey: devicesQuery.queryKey }),
	});
}
