import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { apiPath, call } from '@shared/lib/http';
import { page } from '@shared/lib/shapes';

const exported = z.object({
	id: z.string(), scan_id: z.string(), format: z.string(), lines: z.number(), bytes: z.number(), sha256: z.string(), created_at: z.string(),
});
export type Export = z.infer<typeof exported>;

export const exportListQuery = (scanId: string) => queryOptions({
	queryKey: ['exports', scanId],
	queryFn: async ({ signal }) => (await call('/exports', page(exported), { query: { scan_id: scanId, per_page: 20 }, signal })).data,
});

export const exportContent = (id: string) => apiPath(`/exports/${id}/content`);

export function useWriteExport() {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: (scanId: string) => call('/exports', exported, { method: 'POST', body: { scan_id: scanId } }),
		onSuccess: () => queries.invalidateQueries({ queryKey: ['exports'] }),
	});
}
