import { OUTCOMES, type Outcome } from '@shared/lib/shapes';
import type { Coverage } from './api/collectors-of-scan';

/** Tasks by outcome over all collectors, and how many collectors were not asked at all. */
export type CoverageSum = { tasks: Record<Outcome, number>; notInPlan: number };

export function sumUp(coverage: readonly Coverage[]): CoverageSum {
	const tasks = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, coverage.reduce((sum, row) => sum + row[outcome], 0)])) as Record<Outcome, number>;
	return { tasks, notInPlan: coverage.filter((row) => !row.in_plan).length };
}

/** Outcomes that mean "not known". They must never look like "nothing found". */
export const UNKNOWN: readonly Outcome[] = ['blocked', 'quota', 'unreachable', 'unreadable', 'not_permitted', 'out_of_scope'];
