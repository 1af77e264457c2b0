import { expect, it } from 'vitest';
import type { Coverage } from './api/collectors-of-scan';
import { byVerdict, verdictOf, verdictsOf } from './coverage';

const row = (change: Partial<Coverage>): Coverage => ({
	collector: 'c', name: 'c', answered: 0, empty: 0, blocked: 0, quota: 0, unreachable: 0, unreadable: 0, not_permitted: 0, out_of_scope: 0, unasked: 0, open: 0, in_plan: true, ...change,
});

it.each([
	[{ answered: 3, empty: 2 }, 'answered'], [{ empty: 2 }, 'empty'], [{ blocked: 1 }, 'silent'], [{ unreachable: 4, unasked: 1 }, 'silent'], [{ empty: 5, quota: 1 }, 'partly'],
	[{ answered: 1, unasked: 2 }, 'partly'], [{ open: 3 }, 'open'], [{ empty: 1, open: 3 }, 'open'], [{ unasked: 3 }, 'unasked'], [{ in_plan: false }, 'unasked'], [{}, 'unasked'],
] as const)('%o counts as %s', (change, verdict) => {
	expect(verdictOf(row(change))).toBe(verdict);
});

it('never counts what did not answer as knowing nothing', () => {
	expect(verdictsOf([row({ blocked: 1 }), row({ unreadable: 1 }), row({ empty: 1 })])).toMatchObject({ silent: 2, empty: 1, answered: 0 });
});

it('puts what needs attention first', () => {
	expect(byVerdict([row({ name: 'a', answered: 1 }), row({ name: 'b', blocked: 1 }), row({ name: 'c' })]).map(({ name }) => name)).toEqual(['b', 'a', 'c']);
});
