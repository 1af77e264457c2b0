import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, callWithoutAnswer } from '@shared/lib/http';
import { scan, scanKeys } from './scan';

export type ScanAction = 'pause' | 'resume' | 'stop';

export function useScanAction(id: string) {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: (action: ScanAction) => call(`/scans/{id}/${action}`, scan, { method: 'POST', params: { id } }),
		onSuccess: (changed) => {
			queries.setQueryData(scanKeys.one(id), changed);
			return queries.invalidateQueries({ queryKey: scanKeys.lists });
		},
	});
}

export function useDeleteScan() {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: (id: string) => callWithoutAnswer('/scans/{id}', { method: 'DELETE', params: { id } }),
		onSuccess: () => queries.invalidateQueries({ queryKey: scanKeys.lists }),
	});
}
