import { useSyncExternalStore } from 'react';
import { read, write } from './stored';

export const DENSITIES = ['dense', 'comfortable'] as const;
export type Density = (typeof DENSITIES)[number];

export type Preferences = {
	density: Density;
	/** Of the IANA database. */
	timeZone: string;
	/** Whether single letters do something while nobody types. */
	singleKeys: boolean;
};

function isZone(name: string | null): name is string {
	try {
		return name !== null && new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
	} catch {
		return false;
	}
}

function stored(): Preferences {
	const zone = read('time-zone');
	return {
		density: DENSITIES.find((known) => known === read('density')) ?? 'dense',
		timeZone: isZone(zone) ? zone : 'UTC',
		singleKeys: read('single-keys') !== 'off',
	};
}

let current = stored();
const listeners = new Set<() => void>();

export const preferences = (): Preferences => current;

/** Kept in this browser at once; who wants to tell the account as well listens. */
export function changePreferences(change: Partial<Preferences>): void {
	current = { ...current, ...change };
	write('density', current.density);
	write('time-zone', current.timeZone);
	write('single-keys', current.singleKeys ? 'on' : 'off');
	listeners.forEach((listener) => listener());
}

export function onPreferences(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

export const usePreferences = (): Preferences => useSyncExternalStore(onPreferences, preferences);

/** Heights of the rows of a long list. */
export const useRowHeight = (): number => (usePreferences().density === 'dense' ? 30 : 38);
