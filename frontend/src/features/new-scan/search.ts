import * as z from 'zod/mini';
import { textParam } from '@shared/lib/url-state';

/** `like` is an earlier scan to begin from. */
export const newScanSearch = z.object({ target: textParam(), profile: textParam(), like: textParam() });
export type NewScanSearch = z.infer<typeof newScanSearch>;
