import { expect, it } from 'vitest';
import { toggled } from './sets';

it('takes a member in and out', () => {
	expect([...toggled(new Set(['a']), 'b')]).toEqual(['a', 'b']);
	expect([...toggled(new Set(['a', 'b']), 'a')]).toEqual(['b']);
});
