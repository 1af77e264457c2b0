import * as z from 'zod/mini';
import { textParam } from '@shared/lib/url-state';

export const collectorsSearch = z.object({ q: textParam(), collector: textParam() });
export type CollectorsSearch = z.infer<typeof collectorsSearch>;
