/** @returns the row that a key leads to; undefined for keys that do not move */
export function nextRow(key: string, current: number, count: number, viewport: number): number | undefined {
	const steps: Record<string, number> = {
		ArrowDown: current + 1, ArrowUp: current - 1, PageDown: current + viewport, PageUp: current - viewport, Home: 0, End: count - 1,
	};
	const wanted = steps[key];
	return wanted === undefined || count === 0 ? undefined : Math.min(count - 1, Math.max(0, wanted));
}

/** The numbers from one to the other, both included, whichever is larger. */
export function rangeOf(one: number, other: number): number[] {
	const from = Math.min(one, other);
	return Array.from({ length: Math.abs(one - other) + 1 }, (_, step) => from + step);
}
