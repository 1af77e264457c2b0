import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call, callWithoutAnswer } from '@shared/lib/http';
import { listing } from '@shared/lib/shapes';

const search = z.object({ id: z.string(), project_id: z.string(), name: z.string(), query: z.string() });
export type SavedSearch = z.infer<typeof search>;

export const searchesQuery = queryOptions({
	queryKey: ['searches'],
	queryFn: async ({ signal }) => (await call('/searches', listing(search), { signal })).data,
});

type Change = { kind: 'add'; name: string; query: string; project_id?: string } | { kind: 'put'; id: string; name: string; query: string } | { kind: 'remove'; id: string };

function send(change: Change): Promise<unknown> {
	switch (change.kind) {
		case 'add':
			return call('/searches', search, { method: 'POST', body: { name: change.name, query: change.query, project_id: change.project_id } });
		case 'put':
			return call('/searches/{id}', search, { method: 'PUT', params: { id: change.id }, body: { name: change.name, query: change.query } });
		case 'remove':
			return callWithoutAnswer('/searches/{id}', { method: 'DELETE', params: { id: change.id } });
	}
}

export function useChangeSearches() {
	const queries = useQueryClient();
	return useMutation({ mutationFn: send, onSuccess: () => queries.invalidateQueries({ queryKey: searchesQuery.queryKey }) });
}
