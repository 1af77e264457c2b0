import * as z from 'zod/mini';
import type { LiveEvent } from '@shared/lib/live';
import { entityRef, type EntityRef } from '@shared/lib/shapes';

export type LiveResult = { key: string; entity: EntityRef; collector: string; at: string };

const KEPT = 60;

const stored = z.object({
	scan_id: z.string(),
	facts: z.array(z.object({ entity: entityRef, collector: z.nullish(z.string()), first_seen: z.string() })),
});

let latest: LiveResult[] = [];
const listeners = new Set<() => void>();

export const latestResults = (): LiveResult[] => latest;

export function onResults(listener: () => void): () => void {
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/** Keeps the newest facts of a batch of live events. */
export function rememberResults(events: readonly LiveEvent[]): void {
	const fresh = events.filter(({ name }) => name === 'facts.stored').flatMap(({ data }) => {
		const batch = stored.safeParse(data).data;
		return (batch?.facts ?? []).map((fact): LiveResult => ({
			key: `${batch?.scan_id}/${fact.entity.id}`, entity: fact.entity, collector: fact.collector ?? '', at: fact.first_seen,
		}));
	}).reverse();
	if (fresh.length > 0) {
		const unique = new Map([...fresh, ...latest].map((result) => [result.key, result]));
		latest = [...unique.values()].slice(0, KEPT);
		listeners.forEach((listener) => listener());
	}
}
