/** @returns the row that a key leads to; undefined for keys that do not move */
export function nextRow(key: string, current: number, count: number, viewport: number): number | undefined {
	const steps: Record<string, number> = {
		ArrowDown: current + 1, ArrowUp: current - 1, PageDown: current + viewport, PageUp: current - viewport, Home: 0, End: count - 1,
	};
	const wanted = steps[key];
	return wanted === undefined || count === 0 ? undefined : Math.min(count - 1, Math.max(0, wanted));
}
