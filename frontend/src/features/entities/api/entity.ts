import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';

export const entity = z.object({
	id: z.string(), type: z.string(), value: z.string(), confidence: z.number(), collectors: z.array(z.string()), false_positive: z._default(z.boolean(), false),
	attributes: z.record(z.string(), z.string()), tags: z.array(z.string()), scan_ids: z.array(z.string()),
	observation_count: z.number(), first_seen: z.string(), last_seen: z.string(),
});
export type Entity = z.infer<typeof entity>;

export const entityQuery = (id: string) => queryOptions({
	queryKey: ['entities', 'one', id],
	queryFn: ({ signal }) => call('/entities/{id}', entity, { params: { id }, signal }),
});
