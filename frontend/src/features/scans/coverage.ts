import type { Outcome } from '@shared/lib/shapes';
import type { Coverage } from './api/collectors-of-scan';

/** Outcomes that mean "not known". They must never look like "nothing found". */
export const UNKNOWN = ['blocked', 'quota', 'unreachable', 'unreadable', 'not_permitted', 'out_of_scope'] as const satisfies readonly Outcome[];

/** What a source said, all its questions taken together. `silent` and `unasked` say nothing about the target. */
export const VERDICTS = ['silent', 'partly', 'open', 'empty', 'answered', 'unasked'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const unknownOf = (row: Coverage): number => UNKNOWN.reduce((sum, outcome) => sum + row[outcome], 0);

export function verdictOf(row: Coverage): Verdict {
	const known = row.answered + row.empty;
	const unknown = unknownOf(row);
	if (known === 0) {
		return row.open > 0 ? 'open' : unknown > 0 ? 'silent' : 'unasked';
	}
	return unknown + row.unasked > 0 ? 'partly' : row.open > 0 ? 'open' : row.answered > 0 ? 'answered' : 'empty';
}

/** How many sources there are of each verdict. */
export function verdictsOf(rows: readonly Coverage[]): Record<Verdict, number> {
	const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
	rows.forEach((row) => {
		counts[verdictOf(row)] += 1;
	});
	return counts;
}

/** What needs attention first. */
export const byVerdict = (rows: readonly Coverage[]): Coverage[] =>
	rows.toSorted((a, b) => VERDICTS.indexOf(verdictOf(a)) - VERDICTS.indexOf(verdictOf(b)) || a.name.localeCompare(b.name));
