import * as z from 'zod/mini';
import { scanState } from '@shared/lib/shapes';
import { textParam } from '@shared/lib/url-state';

export const scansSearch = z.object({ state: z.catch(z.optional(scanState), undefined), q: textParam() });
export type ScansSearch = z.infer<typeof scansSearch>;
