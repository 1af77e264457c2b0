import { expect, it } from 'vitest';
import { familiesIn, indexesOf, spanOf, sumOf } from './buckets';

const hour = (at: number) => new Date(Date.UTC(2026, 10, 24, at)).toISOString();
const buckets = [0, 1, 2, 3].map((at) => ({ from: hour(at), to: hour(at + 1), counts: { host: at, web: at === 2 ? 5 : 0 } }));

it('covers from the first bucket to the last, whichever was pressed first', () => {
	expect(spanOf(buckets, 2, 1)).toEqual({ from: hour(1), to: hour(3) });
	expect(spanOf(buckets, -4, 99)).toEqual({ from: hour(0), to: hour(4) });
	expect(spanOf([], 0, 0)).toBeUndefined();
});

it('finds the buckets of a span, also of one that begins within a bucket', () => {
	expect(indexesOf(buckets, { from: hour(1), to: hour(3) })).toEqual([1, 2]);
	expect(indexesOf(buckets, { from: '2026-11-24T01:30:00Z', to: '2026-11-24T01:40:00Z' })).toEqual([1, 1]);
	expect(indexesOf(buckets, {})).toEqual([0, 3]);
});

it('names the families that occur', () => {
	expect(familiesIn(buckets)).toEqual([{ family: 'host', count: 6 }, { family: 'web', count: 5 }]);
	expect(sumOf(buckets[2]!, ['host', 'web'])).toBe(7);
});
