import { expect, it } from 'vitest';
import type { Scan } from './api/scan';
import { done, pollInterval } from './progress';

const finished = '2026-11-24T10:00:00Z';
const scan = (state: Scan['state']) => ({ state, created_at: '2026-11-24T09:00:00Z', finished_at: state === 'running' ? null : finished }) as Scan;
const after = (seconds: number) => Date.parse(finished) + seconds * 1000;

it('asks on while a scan runs, and a little after its end', () => {
	expect(pollInterval(scan('running'), after(9999))).toBeGreaterThan(0);
	expect(pollInterval(scan('completed'), after(10))).toBeGreaterThan(0);
	expect(pollInterval(scan('completed'), after(31))).toBe(false);
});

it('counts tasks that will not be touched again', () => {
	expect(done({ planned: 10, pending: 3, running: 2, completed: 4, failed: 1, entities: 0, percent: 50 })).toBe(5);
});
