import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from '@locales/en/translation.json';
import { read, write } from './stored';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

declare module 'i18next' {
	interface CustomTypeOptions {
		resources: { translation: typeof en };
	}
}

void i18n.use(initReactI18next).init({
	lng: 'en',
	fallbackLng: 'en',
	resources: { en: { translation: en } },
	interpolation: { escapeValue: false },
	initAsync: false,
});

/** English is always there; any other language is fetched when it is wanted. */
export async function switchLanguage(language: Language): Promise<void> {
	if (language === 'de' && !i18n.hasResourceBundle('de', 'translation')) {
		const { default: german } = await import('@locales/de/translation.json');
		i18n.addResourceBundle('de', 'translation', german);
	}
	await i18n.changeLanguage(language);
	document.documentElement.lang = language;
	write('language', language);
}

export function wantedLanguage(): Language {
	const wanted = read('language') ?? navigator.language.slice(0, 2);
	return LANGUAGES.find((language) => language === wanted) ?? 'en';
}

export { i18n };
