import { expect, it } from 'vitest';
import type { Coverage } from './api/collectors-of-scan';
import { sumUp } from './coverage';

const row = (change: Partial<Coverage>): Coverage => ({
	collector: 'c', name: 'c', answered: 0, empty: 0, blocked: 0, quota: 0, unreachable: 0, unreadable: 0, not_permitted: 0, out_of_scope: 0, in_plan: true, ...change,
});

it('keeps "not known" apart from "nothing there"', () => {
	const { tasks, notInPlan } = sumUp([row({ answered: 3, empty: 2 }), row({ blocked: 1 }), row({ in_plan: false })]);
	expect(tasks).toMatchObject({ answered: 3, empty: 2, blocked: 1, quota: 0 });
	expect(notInPlan).toBe(1);
});
