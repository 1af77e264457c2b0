import type { QueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import type { LiveEvent } from '@shared/lib/live';
import { scanState } from '@shared/lib/shapes';
import { progress, type Scan, scanKeys } from './api/scan';

const progressed = z.object({ scan_id: z.string(), state: scanState, progress });
const stateChanged = z.object({ scan_id: z.string(), to: scanState });
const ofScan = z.object({ scan_id: z.string() });

/** What caches of lists hold: rows, or only their number or their names. */
type Listed = { data: Scan[] } | readonly unknown[] | number;

const hasRows = (list: Listed | undefined): list is { data: Scan[] } => typeof list === 'object' && 'data' in list;

/** Changes a scan wherever the cache holds it, in place and without a request. */
function patch(queries: QueryClient, id: string, change: (scan: Scan) => Scan): void {
	const changed = (scan: Scan) => (scan.id === id ? change(scan) : scan);
	queries.setQueriesData<Listed>({ queryKey: scanKeys.lists }, (list) => (hasRows(list) ? { ...list, data: list.data.map(changed) } : list));
	queries.setQueryData<Scan>(scanKeys.one(id), (scan) => scan && changed(scan));
}

/** Applies what the live stream tells about scans. */
export function applyToScans(queries: QueryClient, { name, data }: LiveEvent): void {
	const progress = name === 'scan.progressed' ? progressed.safeParse(data).data : undefined;
	if (progress) {
		patch(queries, progress.scan_id, (scan) => ({ ...scan, state: progress.state, progress: progress.progress }));
	}
	const state = name === 'scan.state' ? stateChanged.safeParse(data).data : undefined;
	if (state) {
		patch(queries, state.scan_id, (scan) => ({ ...scan, state: state.to }));
		void queries.invalidateQueries({ queryKey: scanKeys.lists });
		void queries.invalidateQueries({ queryKey: scanKeys.one(state.scan_id) });
	}
	const stored = ['scan.stored', 'scan.correlated', 'findings.raised'].includes(name) ? ofScan.safeParse(data).data : undefined;
	if (stored && name === 'scan.stored') {
		// Lists that somebody has scrolled through stay as they are and say that there is more.
		void queries.invalidateQueries({ queryKey: ['entities'], predicate: ({ queryKey }) => queryKey[1] !== 'list' });
	}
	if (stored) {
		void queries.invalidateQueries({ queryKey: scanKeys.one(stored.scan_id) }, { cancelRefetch: false });
	}
}
