import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { apiPath, call, callWithoutAnswer } from '@shared/lib/http';
import { page } from '@shared/lib/shapes';

const report = z.object({
	id: z.string(), scan_id: z.string(), title: z.string(), formats: z.array(z.string()), created_at: z.string(),
	sizes: z.record(z.string(), z.number()),
});
export type Report = z.infer<typeof report>;

export const reportListQuery = (filter: { scan_id?: string; page?: number; per_page?: number }) => queryOptions({
	queryKey: ['reports', 'list', filter],
	queryFn: ({ signal }) => call('/reports', page(report), { query: { per_page: 50, ...filter }, signal }),
});

export const reportContent = (id: string, format: string) => apiPath(`/reports/${id}/content`, { format });

export function useWriteReport() {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: (scanId: string) => call('/reports', report, { method: 'POST', body: { scan_id: scanId } }),
		onSuccess: () => queries.invalidateQueries({ queryKey: ['reports'] }),
	});
}

export function useDeleteReport() {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: (id: string) => callWithoutAnswer('/reports/{id}', { method: 'DELETE', params: { id } }),
		onSuccess: () => queries.invalidateQueries({ queryKey: ['reports'] }),
	});
}
