import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { type Scan, scanKeys, scanQuery } from './api/scan';
import { applyToScans } from './live';
import { latestResults, rememberResults } from './live-results';

const progress = { planned: 10, pending: 5, running: 1, completed: 4, failed: 0, entities: 7, percent: 40 };
const scan = (id: string): Scan => ({
	id, name: id, state: 'running', stopping: false, targets: [], profile: 'all', intrusiveness: 'active', hop_limit: 3, deny: [], priority: 'medium', budget: {}, requests: 0, stopped_collectors: [], owner: 'admin', created_at: '2026-11-24T00:00:00Z', progress,
});

it('updates a scan in place wherever it is cached, whatever else lists hold', () => {
	const queries = new QueryClient();
	const list = [...scanKeys.lists, {}];
	queries.setQueryData(list, { data: [scan('a'), scan('b')], meta: {} });
	queries.setQueryData([...scanKeys.lists, 'count', 'all'], 2);
	queries.setQueryData([...scanKeys.lists, 'names'], [{ id: 'a', name: 'a' }]);
	queries.setQueryData(scanQuery('a').queryKey, scan('a'));

	applyToScans(queries, { name: 'scan.progressed', data: { scan_id: 'a', state: 'paused', progress: { ...progress, entities: 9 } } });

	const rows = queries.getQueryData<{ data: Scan[] }>(list)!.data;
	expect(rows.map(({ state, progress: { entities } }) => [state, entities])).toEqual([['paused', 9], ['running', 7]]);
	expect(queries.getQueryData(scanQuery('a').queryKey)?.progress.entities).toBe(9);
	expect(queries.getQueryData([...scanKeys.lists, 'count', 'all'])).toBe(2);
});

it('ignores events that it does not understand', () => {
	const queries = new QueryClient();
	queries.setQueryData(scanQuery('a').queryKey, scan('a'));
	applyToScans(queries, { name: 'scan.progressed', data: { scan_id: 'a', state: 'sleeping' } });
	applyToScans(queries, { name: 'scan.progressed', data: undefined });
	expect(queries.getQueryData(scanQuery('a').queryKey)).toEqual(scan('a'));
});

it('keeps the newest results first and each once', () => {
	const fact = (id: string) => ({ entity: { id, type: 'Hostname', value: id }, collector: 'dns', first_seen: '2026-11-24T00:00:00Z' });
	const batch = (...ids: string[]) => ({ name: 'facts.stored', data: { scan_id: 's', facts: ids.map(fact) } });
	rememberResults([batch('a', 'b'), batch('c')]);
	rememberResults([batch('a')]);
	expect(latestResults().map(({ entity }) => entity.id)).toEqual(['a', 'c', 'b']);
});
