import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import type { BodyOf } from '@shared/api/routes';
import { call, callWithoutAnswer } from '@shared/lib/http';
import { listing } from '@shared/lib/shapes';

const key = z.object({
	id: z.string(), name: z.string(), prefix: z.string(), permissions: z.array(z.string()), created_at: z.string(), expires_at: z.nullish(z.string()),
	last_used_at: z.nullish(z.string()), revoked: z.boolean(),
});
export type ApiKey = z.infer<typeof key>;

const issued = z.object({ id: z.string(), name: z.string(), secret: z.string() });
export type IssuedKey = z.infer<typeof issued>;

export type NewKey = BodyOf<'POST', '/auth/api-keys'>;

const keysOf = (account: string | undefined) => ['api-keys', account ?? 'own'];

/** @param account of a service; absent for one's own keys */
export const apiKeysQuery = (account?: string) => queryOptions({
	queryKey: keysOf(account),
	queryFn: async ({ signal }) => (account
		? await call('/auth/accounts/{account}/api-keys', listing(key), { params: { account }, signal })
		: await call('/auth/api-keys', listing(key), { signal })).data,
});

/** The answer holds the secret, which nobody can ask for again; so it is not kept in any cache. */
export function useIssueKey(account?: string) {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: (wish: NewKey) => (account
			? call('/auth/accounts/{account}/api-keys', issued, { method: 'POST', params: { account }, body: wish })
			: call('/auth/api-keys', issued, { method: 'POST', body: wish })),
		onSuccess: () => queries.invalidateQueries({ queryKey: keysOf(account) }),
		gcTime: 0,
	});
}

export function useRevokeKey(account?: string) {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: (id: string) => (account
			? callWithoutAnswer('/auth/accounts/{account}/api-keys/{id}', { method: 'DELETE', params: { account, id } })
			: callWithoutAnswer('/auth/api-keys/{id}', { method: 'DELETE', params: { id } })),
		onSuccess: () => queries.invalidateQueries({ queryKey: keysOf(account) }),
	});
}
