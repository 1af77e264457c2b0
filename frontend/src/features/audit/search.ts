import * as z from 'zod/mini';
import { textParam } from '@shared/lib/url-state';

/** `from` and `to` are what the fields hold, in UTC. */
export const auditSearch = z.object({ actor: textParam(), action: textParam(), resource: textParam(), from: textParam(), to: textParam(), entry: textParam() });
export type AuditSearch = z.infer<typeof auditSearch>;
