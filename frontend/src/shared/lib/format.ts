import i18n from 'i18next';
import { preferences } from './preferences';

const language = () => i18n.resolvedLanguage ?? 'en';
const cache = new Map<string, Intl.NumberFormat>();

function numbers(options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
	const key = language() + JSON.stringify(options);
	const known = cache.get(key) ?? new Intl.NumberFormat(language(), options);
	cache.set(key, known);
	return known;
}

export const NONE = '—';

export const formatNumber = (value: number | null | undefined): string => (value === null || value === undefined ? NONE : numbers().format(value));

export const formatPercent = (value: number): string => numbers({ style: 'percent', maximumFractionDigits: 0 }).format(value / 100);

export function formatBytes(bytes: number): string {
	const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
	const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
	return numbers({ style: 'unit', unit: units[step], unitDisplay: 'short', maximumFractionDigits: step === 0 ? 0 : 1 }).format(bytes / 1000 ** step);
}

export function formatMillis(millis: number | null | undefined): string {
	if (millis === null || millis === undefined) {
		return NONE;
	}
	return millis < 1000 ? `${numbers().format(Math.round(millis))} ms` : `${numbers({ maximumFractionDigits: 1 }).format(millis / 1000)} s`;
}

const STEPS: [limit: number, unit: string, seconds: number][] = [
	[60, 's', 1], [3600, 'm', 60], [86_400, 'h', 3600], [Number.POSITIVE_INFINITY, 'd', 86_400],
];

/** "42s", "6m", "1h 42m", "62d": the two largest units up to hours, days alone. */
export function formatSpan(seconds: number): string {
	const whole = Math.max(0, Math.floor(seconds));
	const [, unit, size] = STEPS.find(([limit]) => whole < limit)!;
	const count = Math.floor(whole / size);
	const minutes = unit === 'h' ? Math.floor((whole % 3600) / 60) : 0;
	return minutes > 0 ? `${count}h ${minutes}m` : `${count}${unit}`;
}

export function formatAgo(instant: string | null | undefined, now = Date.now()): string {
	if (!instant) {
		return NONE;
	}
	const seconds = (now - Date.parse(instant)) / 1000;
	return seconds < 5 ? i18n.t('time.now') : i18n.t('time.ago', { span: formatSpan(seconds) });
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Swedish writes dates as ISO 8601 does. */
function inZone(timeZone: string): Intl.DateTimeFormat {
	const known = clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', {
		timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
	});
	clocks.set(timeZone, known);
	return known;
}

/** "2026-11-22 12:43:47" in the zone that the user wants. */
function written(instant: string): string {
	const { timeZone } = preferences();
	return timeZone === 'UTC' ? new Date(instant).toISOString().slice(0, 19).replace('T', ' ') : inZone(timeZone).format(new Date(instant));
}

const zoneNames = new Map<string, Intl.DateTimeFormat>();

/** "UTC", "CET": what times on screen are told in. */
export function zoneName(instant: string | number = Date.now()): string {
	const { timeZone } = preferences();
	if (timeZone === 'UTC') {
		return timeZone;
	}
	const key = `${language()} ${timeZone}`;
	const known = zoneNames.get(key) ?? new Intl.DateTimeFormat(language(), { timeZone, timeZoneName: 'short' });
	zoneNames.set(key, known);
	return known.formatToParts(new Date(instant)).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** "2026-11-22 12:45": for columns whose head names the zone. */
export const formatMinute = (instant: string | null | undefined): string => (instant ? written(instant).slice(0, 16) : NONE);

/** "2026-11-22 12:43:47 UTC" */
export const formatExact = (instant: string | null | undefined): string => (instant ? `${written(instant)} ${zoneName(instant)}` : NONE);

export const formatDay = (instant: string | null | undefined): string => (instant ? written(instant).slice(0, 10) : NONE);

export const formatClock = (instant: string): string => written(instant).slice(11);
