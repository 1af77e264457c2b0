import * as z from 'zod/mini';
import { textParam } from '@shared/lib/url-state';

/** `place` is a point or a country that is looked at. */
export const mapSearch = z.object({ scan: textParam(), place: textParam(), entity: textParam(), view: z.catch(z.optional(z.literal('table')), undefined) });
export type MapSearch = z.infer<typeof mapSearch>;
