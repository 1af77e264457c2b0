import { type DurationText, durationText, isoOf } from '@shared/lib/duration';
import type { Priority } from '@shared/lib/shapes';
import type { Scan } from './api/scan';
import type { ScanChange } from './api/scan-actions';

/** What may be changed of a running scan, as it stands in the fields. */
export type Terms = { priority: Priority; hops: string; duration: DurationText; entities: string; requests: string };

export const termsOf = ({ priority, hop_limit: hops, budget }: Scan): Terms => ({
	priority, hops: String(hops), duration: durationText(budget.duration), entities: String(budget.entities ?? ''), requests: String(budget.requests ?? ''),
});

/** Only what differs; empty if nothing does. */
export function changeOf(scan: Scan, terms: Terms): ScanChange {
	const before = termsOf(scan);
	const duration = JSON.stringify(terms.duration) === JSON.stringify(before.duration) ? undefined : isoOf(terms.duration);
	const number = (name: 'entities' | 'requests') => (terms[name] !== before[name] && terms[name].trim() !== '' ? { [name]: Number(terms[name]) } : {});
	const budget = { ...(duration && { duration }), ...number('entities'), ...number('requests') };
	return {
		...(terms.priority !== before.priority && { priority: terms.priority }),
		...(terms.hops !== before.hops && terms.hops.trim() !== '' && { hop_limit: Number(terms.hops) }),
		...(Object.keys(budget).length > 0 && { budget }),
	};
}
