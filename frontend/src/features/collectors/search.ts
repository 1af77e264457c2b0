import * as z from 'zod/mini';
import { intrusiveness } from '@shared/lib/shapes';
import { textParam } from '@shared/lib/url-state';

const oneOf = <T extends readonly [string, ...string[]]>(values: T) => z.catch(z.optional(z.enum(values)), undefined);

export const COLLECTOR_STATES = ['active', 'disabled', 'testing', 'deprecated'] as const;
export const HEALTHS = ['healthy', 'mixed', 'failing', 'untried'] as const;

export const collectorsSearch = z.object({
	q: textParam(), collector: textParam(), state: oneOf(COLLECTOR_STATES), closeness: z.catch(z.optional(intrusiveness), undefined), consumes: textParam(), produces: textParam(),
	key: oneOf(['needed', 'none']), health: oneOf(HEALTHS),
});
export type CollectorsSearch = z.infer<typeof collectorsSearch>;
