import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';

const POLICIES = { namespace: 'collection', key: 'source-policies' };
const KEYS = { namespace: 'collection', key: 'source.settings' };

const item = z.object({ value: z.unknown() });
type Place = { namespace: string; key: string };

const queryKeyOf = ({ namespace, key }: Place) => ['settings', 'item', namespace, key];
const fetchItem = async (place: Place, signal?: AbortSignal) => (await call('/configuration/namespaces/{namespace}/items/{key}', item, { params: place, signal })).value;

/** What sources can bear, by collector. */
export const policiesQuery = queryOptions({ queryKey: queryKeyOf(POLICIES), queryFn: ({ signal }) => fetchItem(POLICIES, signal) });

/** Keys and other settings of sources. They hold secrets: nothing but their names may be shown. */
export const sourceSettingsQuery = queryOptions({ queryKey: queryKeyOf(KEYS), queryFn: ({ signal }) => fetchItem(KEYS, signal), gcTime: 0 });

/** Changes one part of a setting that many share: from what it is now, not from what the page has seen. */
function useChange<T>(place: Place, change: (now: unknown, wish: T) => unknown) {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: async (wish: T) => call('/configuration/namespaces/{namespace}/items/{key}', item, { method: 'PUT', params: place, body: { value: change(await fetchItem(place), wish) } }),
		onSuccess: () => queries.invalidateQueries({ queryKey: ['settings'] }),
		gcTime: 0,
	});
}

export const useChangePolicies = (change: (now: unknown) => unknown) => useChange<void>(POLICIES, change);

export const useChangeSourceSettings = <T>(change: (now: unknown, wish: T) => unknown) => useChange<T>(KEYS, change);
