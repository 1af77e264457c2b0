import { allows, type Intrusiveness } from '@shared/lib/shapes';
import type { OfferedCollector } from './api/catalogue';

export type ChoiceFilter = { text: string; finds: string; closeness: string; withoutKey: boolean };
export const NO_FILTER: ChoiceFilter = { text: '', finds: '', closeness: '', withoutKey: false };

/** Why a collector cannot be chosen under a profile. */
export const obstacle = (collector: OfferedCollector, most: Intrusiveness): 'off' | 'tooClose' | undefined =>
	collector.state !== 'active' ? 'off' : allows(most, collector.intrusiveness) ? undefined : 'tooClose';

export function matches(collector: OfferedCollector, { text, finds, closeness, withoutKey }: ChoiceFilter): boolean {
	const words = `${collector.id} ${collector.name} ${collector.description} ${collector.source_url ?? ''}`.toLowerCase();
	return words.includes(text.trim().toLowerCase()) && (!finds || collector.produces.includes(finds)) && (!closeness || collector.intrusiveness === closeness)
		&& !(withoutKey && collector.needs_key);
}

export const typesFound = (collectors: readonly OfferedCollector[]): string[] => [...new Set(collectors.flatMap(({ produces }) => produces))].sort();
