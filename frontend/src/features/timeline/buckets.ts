import { FAMILIES, type Family } from '@shared/lib/entity-types';
import type { Bucket } from './api/timeline';

export const sumOf = ({ counts }: Bucket, families: readonly Family[]): number => families.reduce((sum, family) => sum + (counts[family] ?? 0), 0);

/** Families that occur at all, in their fixed order, with how often. */
export function familiesIn(buckets: readonly Bucket[]): { family: Family; count: number }[] {
	return FAMILIES.map((family) => ({ family, count: buckets.reduce((sum, { counts }) => sum + (counts[family] ?? 0), 0) })).filter(({ count }) => count > 0);
}

/** The buckets from one to the other as a span of time, whichever comes first. */
export function spanOf(buckets: readonly Bucket[], one: number, other: number): { from: string; to: string } | undefined {
	const first = buckets[Math.max(0, Math.min(one, other))];
	const last = buckets[Math.min(buckets.length - 1, Math.max(one, other))];
	return first && last && { from: first.from, to: last.to };
}

/** Which buckets a span covers; all of them if there is none. */
export function indexesOf(buckets: readonly Bucket[], { from, to }: { from?: string; to?: string }): [first: number, last: number] {
	const start = from ? Date.parse(from) : Number.NEGATIVE_INFINITY;
	const end = to ? Date.parse(to) : Number.POSITIVE_INFINITY;
	const first = buckets.findIndex((bucket) => Date.parse(bucket.to) > start);
	const last = buckets.findLastIndex((bucket) => Date.parse(bucket.from) < end);
	return [Math.max(0, first), last < 0 ? buckets.length - 1 : last];
}
