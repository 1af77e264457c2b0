import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import type { LiveEvent } from '@shared/lib/live';

const stored = z.object({ scan_id: z.string(), new_entities: z.number() });

let found: ReadonlyMap<string, number> = new Map();
const listeners = new Set<() => void>();

function become(next: ReadonlyMap<string, number>): void {
	found = next;
	listeners.forEach((listener) => listener());
}

/** Counts what arrives while a list is open: rows wait until somebody wants them. */
export function applyToEntities(_: QueryClient, { name, data }: LiveEvent): void {
	const facts = name === 'facts.stored' ? stored.safeParse(data).data : undefined;
	if (facts && facts.new_entities > 0) {
		become(new Map(found).set(facts.scan_id, (found.get(facts.scan_id) ?? 0) + facts.new_entities));
	}
}

/** New entities since the list was last fetched; of one scan or of all. */
export function useNewEntities(scanId: string | undefined): [count: number, seen: () => void] {
	const counts = useSyncExternalStore(
		(listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		() => found,
	);
	const count = scanId === undefined ? [...counts.values()].reduce((sum, one) => sum + one, 0) : (counts.get(scanId) ?? 0);
	return [count, () => become(scanId === undefined ? new Map() : new Map([...found].filter(([id]) => id !== scanId)))];
}
