import * as z from 'zod/mini';
import { textParam } from '@shared/lib/url-state';

export const ENTITY_SORTS = ['value', 'type', 'last_seen'] as const;

export const entitiesSearch = z.object({
	q: textParam(), type: textParam(), entity: textParam(), sort: z.catch(z.optional(z.enum(ENTITY_SORTS)), undefined),
});
export type EntitiesSearch = z.infer<typeof entitiesSearch>;
