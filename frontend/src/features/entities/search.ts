import * as z from 'zod/mini';
import { textParam } from '@shared/lib/url-state';

export const ENTITY_SORTS = ['value', 'type', 'last_seen'] as const;

/** `query` holds all conditions, those of the facets included, so that an address is a search. */
export const entitiesSearch = z.object({
	query: textParam(), entity: textParam(), sort: z.catch(z.optional(z.enum(ENTITY_SORTS)), undefined),
});
export type EntitiesSearch = z.infer<typeof entitiesSearch>;

/** `scan` is the one whose view is wanted; `raw` names an answer that is being looked at. */
export const entityPageSearch = z.object({ scan: textParam(), raw: textParam(), relation: textParam() });
export type EntityPageSearch = z.infer<typeof entityPageSearch>;
