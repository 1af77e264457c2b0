import type { ComparedScan } from './api/differences';

/** What somebody most likely wants to compare: the latest scan with the one before it of the same target. */
export function likelyPair(scans: readonly ComparedScan[]): { before: string; after: string } | undefined {
	for (const [index, after] of scans.entries()) {
		const before = scans.slice(index + 1).find((earlier) => earlier.targets[0]?.value === after.targets[0]?.value);
		if (before) {
			return { before: before.id, after: after.id };
		}
	}
	return undefined;
}
