import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call, callWithoutAnswer } from '@shared/lib/http';
import { listing } from '@shared/lib/shapes';

const namespace = z.object({ namespace: z.string(), items: z.number() });

const item = z.object({
	key: z.string(), type: z.string(), value: z.unknown(), default: z.unknown(), description: z.nullish(z.string()), version: z.nullish(z.number()),
	updated_at: z.nullish(z.string()), updated_by: z.nullish(z.string()), overridden: z.boolean(), hint: z.nullish(z.string()),
});
export type SettingItem = z.infer<typeof item>;

const settingKeys = { all: ['settings'] as const };

export const namespacesQuery = queryOptions({
	queryKey: [...settingKeys.all, 'namespaces'],
	queryFn: async ({ signal }) => (await call('/configuration/namespaces', listing(namespace), { signal })).data,
});

export const itemsQuery = (ns: string) => queryOptions({
	queryKey: [...settingKeys.all, 'items', ns],
	queryFn: async ({ signal }) => (await call('/configuration/namespaces/{namespace}/items', listing(item), { params: { namespace: ns }, signal })).data,
});

export function useSaveSetting(ns: string) {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: ({ key, value }: { key: string; value: unknown }) => call('/configuration/namespaces/{namespace}/items/{key}', item, { method: 'PUT', params: { namespace: ns, key }, body: { value } }),
		onSuccess: () => queries.invalidateQueries({ queryKey: settingKeys.all }),
	});
}

export function useResetSetting(ns: string) {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: (key: string) => callWithoutAnswer('/configuration/namespaces/{namespace}/items/{key}', { method: 'DELETE', params: { namespace: ns, key } }),
		onSuccess: () => queries.invalidateQueries({ queryKey: settingKeys.all }),
	});
}
