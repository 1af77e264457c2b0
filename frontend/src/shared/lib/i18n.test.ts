import deScreens from '@locales/de/screens.json';
import de from '@locales/de/translation.json';
import enScreens from '@locales/en/screens.json';
import en from '@locales/en/translation.json';
import { expect, it } from 'vitest';

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, path = ''): [string, string][] =>
	Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flat(value, `${path}${key}.`)));

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

it.each([['frame', en, de], ['screens', enScreens, deScreens]])('has the same texts in every language, with the same placeholders: %s', (_, inEnglish, inGerman) => {
	const german = new Map(flat(inGerman));
	const english = flat(inEnglish);
	expect([...german.keys()].sort()).toEqual(english.map(([key]) => key).sort());
	for (const [key, text] of english) {
		expect(placeholders(german.get(key)!), key).toEqual(placeholders(text));
	}
});

it('has no text in both parts', () => {
	const frame = new Set(flat(en).map(([key]) => key));
	expect(flat(enScreens).map(([key]) => key).filter((key) => frame.has(key))).toEqual([]);
});
