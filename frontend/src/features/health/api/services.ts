import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';

const instance = z.object({
	id: z.string(), unit: z.string(), uri: z.nullish(z.string()), version: z.nullish(z.string()), state: z.string(), last_seen: z.nullish(z.string()),
});
const services = z.object({
	up: z.number(), total: z.number(),
	data: z.array(z.object({ module: z.string(), state: z.string(), instances: z.array(instance) })),
});
export type Service = z.infer<typeof services>['data'][number];

export const servicesQuery = queryOptions({
	queryKey: ['services'],
	queryFn: ({ signal }) => call('/services', services, { signal }),
	refetchInterval: 15_000,
});
