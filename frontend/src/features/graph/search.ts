import * as z from 'zod/mini';
import { textParam } from '@shared/lib/url-state';

export const graphSearch = z.object({ scan: textParam(), node: textParam(), view: z.catch(z.optional(z.literal('table')), undefined), hide: textParam() });
export type GraphSearch = z.infer<typeof graphSearch>;
