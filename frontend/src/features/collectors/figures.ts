/** Share of the runs in which the source answered, with or without facts; undefined before the first run. */
export function answeredShare({ runs, outcomes }: { runs: number; outcomes: Record<string, number> }): number | undefined {
	return runs === 0 ? undefined : (100 * ((outcomes.answered ?? 0) + (outcomes.empty ?? 0))) / runs;
}
