import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import { listing } from '@shared/lib/shapes';

const version = z.object({ version: z.string(), first_seen: z.string() });

/** The newest first. */
export const versionsQuery = (id: string) => queryOptions({
	queryKey: ['collectors', 'versions', id],
	queryFn: async ({ signal }) => (await call('/collectors/{id}/versions', listing(version), { params: { id }, signal })).data,
});
