import * as z from 'zod/mini';
import { textParam } from '@shared/lib/url-state';

export const CHANGES = ['new', 'gone', 'changed', 'not_looked_at'] as const;
export type Change = (typeof CHANGES)[number];
export const change = z.enum(CHANGES);

/** `before` and `after` are each the id of a scan or a day. */
export const compareSearch = z.object({
	before: textParam(), after: textParam(), change: z.catch(z.optional(change), undefined), type: textParam(), entity: textParam(), project: textParam(),
});
export type CompareSearch = z.infer<typeof compareSearch>;

export const isDay = (side: string | undefined): side is string => /^\d{4}-\d{2}-\d{2}$/.test(side ?? '');
