import { expect, it } from 'vitest';
import { countryName, lettersOf } from './countries';

it('knows the countries of the map by their digits', () => {
	expect(lettersOf('276')).toBe('DE');
	expect(lettersOf(4)).toBe('AF');
	expect(lettersOf('999')).toBeUndefined();
	expect(lettersOf(undefined)).toBeUndefined();
});

it('says a country in the language of the page', () => {
	expect(countryName('DE', 'de')).toBe('Deutschland');
	expect(countryName('DE', 'en')).toBe('Germany');
	expect(countryName('Atlantis', 'en')).toBe('Atlantis');
});
