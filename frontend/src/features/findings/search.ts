import * as z from 'zod/mini';
import { severity } from '@shared/lib/shapes';
import { textParam } from '@shared/lib/url-state';

export const FINDING_STATES = ['open', 'acknowledged', 'false_positive', 'resolved'] as const;
export const findingState = z.enum(FINDING_STATES);

export const findingsSearch = z.object({
	q: textParam(), severity: z.catch(z.optional(severity), undefined), state: z.catch(z.optional(findingState), undefined), finding: textParam(),
	page: z.catch(z.optional(z.coerce.number()), undefined), rule: textParam(), view: z.catch(z.optional(z.literal('board')), undefined),
});

export const rulesSearch = z.object({ q: textParam(), severity: z.catch(z.optional(severity), undefined), rule: textParam() });
export type RulesSearch = z.infer<typeof rulesSearch>;
export type FindingsSearch = z.infer<typeof findingsSearch>;
