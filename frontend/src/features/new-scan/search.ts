import * as z from 'zod/mini';
import { textParam } from '@shared/lib/url-state';

export const newScanSearch = z.object({ target: textParam(), profile: textParam() });
export type NewScanSearch = z.infer<typeof newScanSearch>;
