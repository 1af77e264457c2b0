import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call, callWithoutAnswer } from '@shared/lib/http';
import { listing } from '@shared/lib/shapes';

const POLICIES = { namespace: 'collection', key: 'source-policies' };

const item = z.object({ value: z.unknown() });
const secret = z.object({ key: z.string(), overridden: z.boolean(), hint: z.nullish(z.string()) });
export type SecretItem = z.infer<typeof secret>;

const fetchPolicies = async (signal?: AbortSignal) => (await call('/configuration/namespaces/{namespace}/items/{key}', item, { params: POLICIES, signal })).value;

/** What sources can bear, by collector. */
export const policiesQuery = queryOptions({ queryKey: ['settings', 'item', 'collection', 'source-policies'], queryFn: ({ signal }) => fetchPolicies(signal) });

/** Which secrets of sources are set; the server tells nobody what they are. */
export const sourceSecretsQuery = queryOptions({
	queryKey: ['settings', 'items', 'collection', 'secrets'],
	queryFn: async ({ signal }) => (await call('/configuration/namespaces/{namespace}/items', listing(secret), { params: { namespace: 'collection' }, signal })).data,
});

/** Changes one part of a setting that many share: from what it is now, not from what the page has seen. */
export function useChangePolicies(change: (now: unknown) => unknown) {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: async () => call('/configuration/namespaces/{namespace}/items/{key}', item, { method: 'PUT', params: POLICIES, body: { value: change(await fetchPolicies()) } }),
		onSuccess: () => queries.invalidateQueries({ queryKey: ['settings'] }),
		gcTime: 0,
	});
}

/** Sets a secret of a source; without a value it is taken away. */
export function useChangeSecret(source: string) {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: ({ setting, value }: { setting: string; value?: string }) => {
			const params = { namespace: 'collection', key: `source-secret.${source}.${setting}` };
			return value === undefined ? callWithoutAnswer('/configuration/namespaces/{namespace}/items/{key}', { method: 'DELETE', params })
				: callWithoutAnswer('/configuration/namespaces/{namespace}/items/{key}', { method: 'PUT', params, body: { value } });
		},
		onSuccess: () => queries.invalidateQueries({ queryKey: ['settings'] }),
		gcTime: 0,
	});
}
