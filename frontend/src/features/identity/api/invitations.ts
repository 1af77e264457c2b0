import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import type { BodyOf } from '@shared/api/routes';
import { call, callOpenly, callWithoutAnswer } from '@shared/lib/http';
import { listing } from '@shared/lib/shapes';

const invitation = z.object({ id: z.string(), email: z.string(), roles: z.array(z.string()), invited_by: z.string(), created_at: z.string(), expires_at: z.string() });
export type Invitation = z.infer<typeof invitation>;

const issued = z.object({ id: z.string(), email: z.string(), expires_at: z.string(), token: z.string() });

/** Those that nobody has accepted yet. */
export const invitationsQuery = queryOptions({
	queryKey: ['invitations'], queryFn: async ({ signal }) => (await call('/auth/invitations', listing(invitation), { signal })).data,
});

/** The answer holds the token, which nobody can ask for again. */
export function useInvite() {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: (wish: { email: string; roles: string[] }) => call('/auth/invitations', issued, { method: 'POST', body: wish }),
		onSuccess: () => queries.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
		gcTime: 0,
	});
}

export function useRevokeInvitation() {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: (id: string) => callWithoutAnswer('/auth/invitations/{id}', { method: 'DELETE', params: { id } }),
		onSuccess: () => queries.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
	});
}

const accepted = z.object({ username: z.string() });

/** Whoever has the link has no account yet, so there is no session either. */
export const useAcceptInvitation = () => useMutation({
	mutationFn: (wish: BodyOf<'POST', '/auth/invitations/acceptance'>) => callOpenly('/auth/invitations/acceptance', accepted, { method: 'POST', body: wish }),
});
