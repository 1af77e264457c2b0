import * as z from 'zod/mini';
import { textParam } from '@shared/lib/url-state';
import { COLORINGS } from './coloring';

/** `to` is the other end of a path from `node`; `at` a moment of the past; `hops` what lies so near to `node`. */
export const graphSearch = z.object({
	scan: textParam(), node: textParam(), to: textParam(), view: z.catch(z.optional(z.literal('table')), undefined), hide: textParam(), at: textParam(),
	color: z.catch(z.optional(z.enum(COLORINGS)), undefined), hops: z.catch(z.optional(z.coerce.number()), undefined), extent: z.catch(z.optional(z.enum(['whole', 'clusters'])), undefined),
});
export type GraphSearch = z.infer<typeof graphSearch>;
