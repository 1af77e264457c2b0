import * as z from 'zod/mini';
import { textParam } from '@shared/lib/url-state';

/** `from` and `to` are the brush; `hide` names families that are switched off. */
export const timelineSearch = z.object({ scan: textParam(), from: textParam(), to: textParam(), hide: textParam(), entity: textParam(), view: z.catch(z.optional(z.literal('table')), undefined) });
export type TimelineSearch = z.infer<typeof timelineSearch>;
