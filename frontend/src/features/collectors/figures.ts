import type { Collector } from './api/collectors';
import type { CollectorsSearch, HEALTHS } from './search';

/** Share of the runs in which the source answered, with or without facts; undefined before the first run. */
export function answeredShare({ runs, outcomes }: { runs: number; outcomes: Record<string, number> }): number | undefined {
	return runs === 0 ? undefined : (100 * ((outcomes.answered ?? 0) + (outcomes.empty ?? 0))) / runs;
}

export type Health = (typeof HEALTHS)[number];

/** How a source has answered so far. "Untried" is no judgement. */
export function healthOf(collector: { runs: number; outcomes: Record<string, number> }): Health {
	const share = answeredShare(collector);
	return share === undefined ? 'untried' : share >= 80 ? 'healthy' : share > 20 ? 'mixed' : 'failing';
}

export function matches(collector: Collector, { q = '', state, closeness, consumes, produces, key, health }: CollectorsSearch): boolean {
	const words = `${collector.id} ${collector.name} ${collector.description} ${collector.source_url ?? ''}`.toLowerCase();
	return words.includes(q.toLowerCase().trim())
		&& (!state || collector.state === state) && (!closeness || collector.intrusiveness === closeness)
		&& (!consumes || collector.consumes.includes(consumes)) && (!produces || collector.produces.includes(produces))
		&& (!key || collector.needs_key === (key === 'needed')) && (!health || healthOf(collector) === health);
}
