import { infiniteQueryOptions, keepPreviousData, useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { apiPath, call } from '@shared/lib/http';
import { cursorPage } from '@shared/lib/shapes';

const entry = z.object({
	id: z.string(), occurred_at: z.string(), kind: z.string(), actor: z.nullish(z.string()), action: z.string(), resource: z.string(), status: z.number(), detail: z.nullish(z.string()),
	request_id: z.string(), hash: z.nullish(z.string()),
});
export type AuditEntry = z.infer<typeof entry>;
export type AuditFilter = { actor?: string; action?: string; resource?: string; from?: string; to?: string };

const ROWS_PER_REQUEST = 200;

/** The newest first. */
export const auditQuery = (filter: AuditFilter) => infiniteQueryOptions({
	queryKey: ['audit', filter],
	queryFn: ({ pageParam, signal }) => call('/auth/audit', cursorPage(entry), { query: { ...filter, cursor: pageParam, limit: ROWS_PER_REQUEST }, signal }),
	initialPageParam: undefined as string | undefined,
	getNextPageParam: (last) => last.meta.next_cursor ?? undefined,
	placeholderData: keepPreviousData,
});

export const auditExport = (filter: AuditFilter): string => apiPath('/auth/audit/export', filter);

const verification = z.object({ checked: z.number(), intact: z.boolean(), broken_at: z.nullish(z.number()) });

/** Reads the whole trail once. */
export const useVerifyAudit = () => useMutation({ mutationFn: () => call('/auth/audit/verification', verification) });
