import { expect, it } from 'vitest';
import { fromText, toText } from './values';

it.each([
	['list', ['a:53', 'b:53'], 'a:53\nb:53'], ['integer', 64, '64'], ['boolean', false, 'false'], ['duration', '10s', '10s'], ['json', { a: [1] }, '{\n  "a": [\n    1\n  ]\n}'],
])('a %s survives editing', (type, value, text) => {
	expect(toText(type, value)).toBe(text);
	expect(fromText(type, text)).toEqual(value);
});

it('sends what is no number as it is, for the server to name it', () => {
	expect(fromText('integer', 'many')).toBe('many');
	expect(fromText('float', '')).toBe('');
});

it('drops blank lines of a list', () => {
	expect(fromText('list', ' a \n\n b')).toEqual(['a', 'b']);
});

it('refuses broken JSON', () => {
	expect(() => fromText('json', '{')).toThrow(SyntaxError);
});
