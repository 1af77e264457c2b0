import { expect, it } from 'vitest';
import { answeredShare } from './figures';

it('counts an empty answer as an answer and a refusal as none', () => {
	expect(answeredShare({ runs: 4, outcomes: { answered: 1, empty: 2, blocked: 1 } })).toBe(75);
});

it('claims nothing before the first run', () => {
	expect(answeredShare({ runs: 0, outcomes: {} })).toBeUndefined();
});
