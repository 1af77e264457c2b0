import { useSyncExternalStore } from 'react';
import { read, write } from './stored';

export type Theme = 'dark' | 'light';

export const THEME_CHOICES = ['system', 'dark', 'light'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

const listeners = new Set<() => void>();
const root = () => document.documentElement;
const system = (): Theme => (window.matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark');

/** The first value comes from theme.js, before the first paint. */
export const currentTheme = (): Theme => (root().dataset.theme === 'light' ? 'light' : 'dark');

export const themeChoice = (): ThemeChoice => THEME_CHOICES.find((choice) => choice === read('theme')) ?? 'system';

export function setTheme(choice: ThemeChoice): void {
	const theme = choice === 'system' ? system() : choice;
	root().dataset.theme = theme;
	root().dataset.mantineColorScheme = theme;
	write('theme', choice);
	listeners.forEach((listener) => listener());
}

export const toggleTheme = (): void => setTheme(currentTheme() === 'dark' ? 'light' : 'dark');

export function onTheme(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

export const useTheme = (): Theme => useSyncExternalStore(onTheme, currentTheme);
export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(onTheme, themeChoice);

/** What a token is worth now, for canvases that cannot use CSS variables. */
export const token = (name: string): string => getComputedStyle(root()).getPropertyValue(`--${name}`).trim();
