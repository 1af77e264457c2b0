import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import { scanKeys } from './scan';

const facets = z.object({ types: z.array(z.object({ value: z.string(), count: z.number() })) });

/** Entities of a scan by type, most frequent first. */
export const entityTypesOfScanQuery = (id: string) => queryOptions({
	queryKey: [...scanKeys.one(id), 'types'],
	queryFn: async ({ signal }) => (await call('/entities/facets', facets, { query: { scan_id: id }, signal })).types,
});
