import { expect, it } from 'vitest';
import { filterOf } from './filter';

it('takes times without a zone as UTC and leaves out what does not narrow', () => {
	expect(filterOf({ actor: ' lena ', action: '', from: '2026-11-25T13:00', to: 'soon' })).toEqual({ actor: 'lena', from: '2026-11-25T13:00:00.000Z' });
	expect(filterOf({})).toEqual({});
});
