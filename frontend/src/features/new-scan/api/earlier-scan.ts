import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import { entityRef, listing, priority } from '@shared/lib/shapes';

const ordered = z.object({
	name: z.string(), targets: z.array(entityRef), profile: z.string(), hop_limit: z.number(), deny: z.array(z.string()), project_id: z.string(), priority,
	budget: z.object({ duration: z.nullish(z.string()), entities: z.nullish(z.number()), requests: z.nullish(z.number()) }),
});
const planned = z.object({ collector: z.string(), reason: z.nullish(z.string()) });

export type EarlierScan = { scan: z.infer<typeof ordered>; plan: z.infer<typeof planned>[] };

/** What an earlier scan was asked to do, so that another one can be asked the same. */
export const earlierScanQuery = (id: string) => queryOptions({
	queryKey: ['scan-order', id],
	queryFn: async ({ signal }): Promise<EarlierScan> => {
		const [scan, plan] = await Promise.all([
			call('/scans/{id}', ordered, { params: { id }, signal }),
			call('/scans/{id}/coverage', listing(planned), { params: { id }, signal }),
		]);
		return { scan, plan: plan.data };
	},
	staleTime: 60_000,
});
