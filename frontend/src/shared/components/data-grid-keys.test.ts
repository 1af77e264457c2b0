import { expect, it } from 'vitest';
import { nextRow, rangeOf } from './data-grid-keys';

it.each([
	['ArrowDown', 0, 1], ['ArrowDown', 9, 9], ['ArrowUp', 0, 0], ['PageDown', 2, 6], ['PageDown', 8, 9], ['PageUp', 3, 0], ['Home', 7, 0], ['End', 0, 9], ['x', 3, undefined],
])('%s from row %d leads to %s', (key, from, to) => {
	expect(nextRow(key, from, 10, 4)).toBe(to);
});

it('leads nowhere in an empty list', () => {
	expect(nextRow('ArrowDown', 0, 0, 4)).toBeUndefined();
});

it('takes the rows between two, from either side', () => {
	expect(rangeOf(5, 3)).toEqual([3, 4, 5]);
	expect(rangeOf(2, 2)).toEqual([2]);
});
