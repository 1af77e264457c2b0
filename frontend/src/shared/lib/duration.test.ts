import { expect, it } from 'vitest';
import { durationText, isoOf, secondsOf } from './duration';

it.each([['PT6H', 21_600], ['PT1H30M', 5400], ['P1DT1S', 86_401], ['PT0.5S', 0.5], ['6h', undefined], ['P', undefined], ['PT', undefined], [null, undefined]])('%s is %s seconds', (text, seconds) => {
	expect(secondsOf(text)).toBe(seconds);
});

it.each([['PT6H', '6', 'hours'], ['PT90M', '90', 'minutes'], ['PT90S', '2', 'minutes'], [undefined, '', 'minutes']])('%s is typed as %s %s', (text, amount, unit) => {
	expect(durationText(text)).toEqual({ amount, unit });
});

it('sends whole positive amounts only', () => {
	expect(isoOf({ amount: '45', unit: 'minutes' })).toBe('PT45M');
	expect(isoOf({ amount: '2', unit: 'hours' })).toBe('PT2H');
	expect(['', '0', '-3', '1.5', 'soon'].map((amount) => isoOf({ amount, unit: 'hours' }))).toEqual(Array(5).fill(undefined));
});
