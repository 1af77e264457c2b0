const ISO = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Seconds of an ISO 8601 duration such as `PT1H30M`; undefined for what is none. */
export function secondsOf(duration: string | null | undefined): number | undefined {
	const parts = ISO.exec(duration ?? '');
	if (!parts || duration === 'P' || duration?.endsWith('T')) {
		return undefined;
	}
	const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number];
	return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

export const DURATION_UNITS = ['minutes', 'hours'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

/** What somebody typed; an empty amount means "as it is". */
export type DurationText = { amount: string; unit: DurationUnit };

/** @returns undefined if nothing, or nothing sensible, was typed */
export function isoOf({ amount, unit }: DurationText): string | undefined {
	const number = Number(amount);
	return amount.trim() === '' || !Number.isInteger(number) || number <= 0 ? undefined : `PT${number}${unit === 'hours' ? 'H' : 'M'}`;
}

/** In whole hours where that says it all, else in minutes. */
export function durationText(duration: string | null | undefined): DurationText {
	const seconds = secondsOf(duration);
	if (seconds === undefined) {
		return { amount: '', unit: 'minutes' };
	}
	return seconds % 3600 === 0 ? { amount: String(seconds / 3600), unit: 'hours' } : { amount: String(Math.ceil(seconds / 60)), unit: 'minutes' };
}
