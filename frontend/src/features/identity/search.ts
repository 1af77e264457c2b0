import * as z from 'zod/mini';
import { textParam } from '@shared/lib/url-state';

export const accountsSearch = z.object({ q: textParam(), account: textParam() });
export type AccountsSearch = z.infer<typeof accountsSearch>;
