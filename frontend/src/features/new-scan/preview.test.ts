import { expect, it } from 'vitest';
import type { Preview, PreviewStep } from './api/preview';
import { learnersOf, leastMillisOf } from './preview';

const step = (change: Partial<PreviewStep>): PreviewStep => ({
	collector: 'c', name: 'C', intrusiveness: 'passive', questions: 1, first_hop: 0, asked_about: [], who_learns: 'crt.sh', source: null, needs_key: false, least_millis: 0, reason: null, ...change,
});
const preview = (...collectors: PreviewStep[]) => ({ collectors, third_parties: ['crt.sh'] }) as unknown as Preview;

it('names everybody who would learn of the target once, those asked most first', () => {
	expect(learnersOf(preview(step({}), step({ questions: 2 }), step({ who_learns: 'the target itself', intrusiveness: 'active', questions: 9 }), step({ who_learns: 'nobody', reason: 'It is off.' })))).toEqual([
		{ kind: 'target', who: 'target', questions: 9, collectors: 1 }, { kind: 'thirdParty', who: 'crt.sh', questions: 3, collectors: 2 },
	]);
});

it('takes the slowest source for the least time, since all are asked side by side', () => {
	expect(leastMillisOf(preview(step({ least_millis: 500 }), step({ least_millis: 9000 }), step({ least_millis: 99_000, reason: 'It is off.' })))).toBe(9000);
	expect(leastMillisOf(preview())).toBe(0);
});
