import * as z from 'zod/mini';
import { OUTCOMES, scanState, TASK_STATES } from '@shared/lib/shapes';
import { textParam } from '@shared/lib/url-state';
import { VERDICTS } from './coverage';

const oneOf = <T extends readonly [string, ...string[]]>(values: T) => z.catch(z.optional(z.enum(values)), undefined);

export const scansSearch = z.object({ state: z.catch(z.optional(scanState), undefined), q: textParam() });
export type ScansSearch = z.infer<typeof scansSearch>;

export const sourcesSearch = z.object({ q: textParam(), verdict: oneOf(VERDICTS) });
export type SourcesSearch = z.infer<typeof sourcesSearch>;

export const logSearch = z.object({ collector: textParam(), state: oneOf(TASK_STATES), outcome: oneOf(OUTCOMES), task: textParam() });
export type LogSearch = z.infer<typeof logSearch>;
