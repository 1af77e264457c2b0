import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import type { NewScan } from '../order';

const started = z.object({ id: z.string() });

/** @param key the same for every attempt at the same scan, so that a repeated click starts it once */
export function useStartScan(key: string) {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: (scan: NewScan) => call('/scans', started, { method: 'POST', body: scan, headers: { 'Idempotency-Key': key } }),
		onSuccess: () => queries.invalidateQueries({ queryKey: ['scans'] }),
	});
}
