import { i18n, isLanguage, switchLanguage, wantedLanguage } from '@shared/lib/i18n';
import { changePreferences, onPreferences, preferences } from '@shared/lib/preferences';
import { read } from '@shared/lib/stored';
import { onTheme, setTheme, themeChoice } from '@shared/lib/theme';
import { fetchWish, putWish, type Wish } from './api/preferences';

const current = (): Wish => ({ language: wantedLanguage(), theme: themeChoice(), time_zone: preferences().timeZone });
const same = (one: Wish, other: Wish) => one.language === other.language && one.theme === other.theme && one.time_zone === other.time_zone;

const SETTLED_MILLIS = 800;

/** A browser that has no choice of its own takes the account's. */
function adopt(wish: Wish): void {
	if (read('theme') === null && wish.theme !== 'system') {
		setTheme(wish.theme);
	}
	if (read('time-zone') === null && wish.time_zone !== preferences().timeZone) {
		changePreferences({ timeZone: wish.time_zone });
	}
	if (read('language') === null && isLanguage(wish.language)) {
		void switchLanguage(wish.language);
	}
}

/**
 * Tells the account what is chosen here, so that the next browser begins with it. Failing to only means that the next one
 * asks again.
 *
 * @returns what ends it
 */
export function keepPreferences(): () => void {
	let known: Wish | undefined;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const tell = () => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			const wish = current();
			if (known && !same(known, wish)) {
				putWish(wish).then((kept) => {
					known = kept;
				}, () => {});
			}
		}, SETTLED_MILLIS);
	};
	void fetchWish().then((wish) => {
		known = wish;
		adopt(wish);
	}, () => {});
	const ends = [onTheme(tell), onPreferences(tell)];
	i18n.on('languageChanged', tell);
	return () => {
		clearTimeout(timer);
		i18n.off('languageChanged', tell);
		ends.forEach((end) => end());
	};
}
