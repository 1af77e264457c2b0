import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import type enScreens from '@locales/en/screens.json';
import en from '@locales/en/translation.json';
import { zoneName } from './format';
import { read, write } from './stored';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

declare module 'i18next' {
	interface CustomTypeOptions {
		resources: { translation: typeof en & typeof enScreens };
	}
}

void i18n.use(initReactI18next).init({
	lng: 'en',
	fallbackLng: 'en',
	// A copy, because texts of screens are added to it.
	resources: { en: { translation: structuredClone(en) } },
	interpolation: { escapeValue: false, defaultVariables: { get zone() { return zoneName(); } } },
	initAsync: false,
});

type Texts = { default: object };
type Parts = { screens: () => Promise<Texts>; frame?: () => Promise<Texts> };

/** The frame's texts are needed at once, in English built in; those of the screens come with the first screen that is not the overview. */
const SOURCES: Record<Language, Parts> = {
	en: { screens: () => import('@locales/en/screens.json') },
	de: { frame: () => import('@locales/de/translation.json'), screens: () => import('@locales/de/screens.json') },
};

const loaded = new Set<string>();
let withScreens = false;

async function load(language: Language, part: keyof Parts): Promise<void> {
	const source = SOURCES[language][part];
	if (source && !loaded.has(`${language}/${part}`)) {
		i18n.addResourceBundle(language, 'translation', (await source()).default, true, true);
		loaded.add(`${language}/${part}`);
	}
}

export async function switchLanguage(language: Language): Promise<void> {
	await Promise.all([load(language, 'frame'), withScreens ? load(language, 'screens') : undefined]);
	await i18n.changeLanguage(language);
	document.documentElement.lang = language;
	write('language', language);
}

/** To be awaited before a screen is shown whose texts are not the frame's. */
export async function loadScreenTexts(): Promise<void> {
	withScreens = true;
	await load('en', 'screens');
	await load(wantedLanguage(), 'screens');
}

export const isLanguage = (name: string): name is Language => LANGUAGES.some((language) => language === name);

export function wantedLanguage(): Language {
	const wanted = read('language') ?? navigator.language.slice(0, 2);
	return LANGUAGES.find((language) => language === wanted) ?? 'en';
}

export { i18n };
