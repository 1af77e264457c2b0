import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import type { BodyOf } from '@shared/api/routes';
import { call, callWithoutAnswer } from '@shared/lib/http';
import { page } from '@shared/lib/shapes';

const account = z.object({
	id: z.string(), username: z.string(), email: z.nullish(z.string()), display_name: z.string(), roles: z.array(z.string()), active: z.boolean(),
	kind: z.enum(['person', 'service']), one_time_password: z.nullish(z.string()),
});
export type Account = z.infer<typeof account>;
export type NewAccount = BodyOf<'POST', '/auth/accounts'>;
export type AccountChange = BodyOf<'PATCH', '/auth/accounts/{id}'>;

const accountKeys = ['accounts'] as const;
const MOST_PAGES = 50;

/** All of the organisation, people and services. */
export const accountsQuery = queryOptions({
	queryKey: accountKeys,
	queryFn: async ({ signal }) => {
		const all: Account[] = [];
		for (let number = 1; number <= MOST_PAGES; number += 1) {
			const { data, meta } = await call('/auth/accounts', page(account), { query: { page: number, per_page: 100 }, signal });
			all.push(...data);
			if (number >= meta.pagination.last_page) {
				break;
			}
		}
		return all;
	},
});

function useAccountMutation<T, R>(change: (wish: T) => Promise<R>) {
	const queries = useQueryClient();
	return useMutation({ mutationFn: change, onSuccess: () => queries.invalidateQueries({ queryKey: accountKeys }), gcTime: 0 });
}

/** The answer holds a person's password for the first sign-in, which nobody can ask for again. */
export const useCreateAccount = () => useAccountMutation((wish: NewAccount) => call('/auth/accounts', account, { method: 'POST', body: wish }));

export const useChangeAccount = (id: string) => useAccountMutation((change: AccountChange) => call('/auth/accounts/{id}', account, { method: 'PATCH', params: { id }, body: change }));

export const useEndSessionsOf = (id: string) => useMutation({ mutationFn: () => callWithoutAnswer('/auth/accounts/{id}/sessions', { method: 'DELETE', params: { id } }) });

/** For somebody who has lost phone and recovery codes. */
export const useRemoveFactorsOf = (account: string) => useMutation({ mutationFn: () => callWithoutAnswer('/auth/accounts/{account}/factors', { method: 'DELETE', params: { account } }) });
