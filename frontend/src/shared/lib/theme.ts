import { useSyncExternalStore } from 'react';
import { write } from './stored';

export type Theme = 'dark' | 'light';

const listeners = new Set<() => void>();
const root = () => document.documentElement;

export const currentTheme = (): Theme => (root().dataset.theme === 'light' ? 'light' : 'dark');

/** The first value comes from theme.js, before the first paint. */
export function setTheme(theme: Theme): void {
	root().dataset.theme = theme;
	root().dataset.mantineColorScheme = theme;
	write('theme', theme);
	listeners.forEach((listener) => listener());
}

export const toggleTheme = (): void => setTheme(currentTheme() === 'dark' ? 'light' : 'dark');

function subscribe(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

export const useTheme = (): Theme => useSyncExternalStore(subscribe, currentTheme);

/** What a token is worth now, for canvases that cannot use CSS variables. */
export const token = (name: string): string => getComputedStyle(root()).getPropertyValue(`--${name}`).trim();
