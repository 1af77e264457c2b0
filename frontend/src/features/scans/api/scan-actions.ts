import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, callWithoutAnswer } from '@shared/lib/http';
import type { BodyOf } from '@shared/api/routes';
import { scan, scanKeys, type Scan } from './scan';

export type ScanAction = 'pause' | 'resume' | 'stop';

/** What is left of a running scan is shown anew after each change of it. */
function useScanMutation<T>(id: string, change: (wish: T) => Promise<Scan>) {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: change,
		onSuccess: (changed) => {
			queries.setQueryData(scanKeys.one(id), changed);
			void queries.invalidateQueries({ queryKey: scanKeys.one(id) });
			return queries.invalidateQueries({ queryKey: scanKeys.lists });
		},
	});
}

export const useScanAction = (id: string) => useScanMutation(id, (action: ScanAction) => call(`/scans/{id}/${action}`, scan, { method: 'POST', params: { id } }));

export const useStopCollector = (id: string) => useScanMutation(id, (collector: string) => call('/scans/{id}/collectors/{collector}/stop', scan, { method: 'POST', params: { id, collector } }));

/** What is absent stays. */
export type ScanChange = BodyOf<'PATCH', '/scans/{id}'>;

export const useChangeScan = (id: string) => useScanMutation(id, (change: ScanChange) => call('/scans/{id}', scan, { method: 'PATCH', params: { id }, body: change }));

export function useDeleteScan() {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: (id: string) => callWithoutAnswer('/scans/{id}', { method: 'DELETE', params: { id } }),
		onSuccess: () => queries.invalidateQueries({ queryKey: scanKeys.lists }),
	});
}
