import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import { intrusiveness, listing } from '@shared/lib/shapes';

const offered = z.object({
	id: z.string(), name: z.string(), description: z.string(), state: z.string(), intrusiveness, consumes: z.array(z.string()), produces: z.array(z.string()),
	needs_key: z.boolean(), source_url: z.nullish(z.string()),
});
export type OfferedCollector = z.infer<typeof offered>;

/** The collectors that one can choose from. */
export const catalogueQuery = queryOptions({
	queryKey: ['collectors', 'offered'],
	queryFn: async ({ signal }) => (await call('/collectors', listing(offered), { signal })).data,
	staleTime: 60_000,
});

const project = z.object({ id: z.string(), name: z.string() });

export const projectsQuery = queryOptions({
	queryKey: ['projects'],
	queryFn: async ({ signal }) => (await call('/projects', listing(project), { signal })).data,
	staleTime: 60_000,
});
