import de from '@locales/de/translation.json';
import en from '@locales/en/translation.json';
import { expect, it } from 'vitest';

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, path = ''): [string, string][] =>
	Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flat(value, `${path}${key}.`)));

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

it('has the same texts in every language, with the same placeholders', () => {
	const german = new Map(flat(de));
	const english = flat(en);
	expect([...german.keys()].sort()).toEqual(english.map(([key]) => key).sort());
	for (const [key, text] of english) {
		expect(placeholders(german.get(key)!), key).toEqual(placeholders(text));
	}
});
