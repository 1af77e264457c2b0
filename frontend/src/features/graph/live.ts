import type { QueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import type { LiveEvent } from '@shared/lib/live';
import { graphKey } from './api/graph';

const ready = z.object({ scan_id: z.string() });

export function applyToGraph(queries: QueryClient, { name, data }: LiveEvent): void {
	const graph = name === 'graph.ready' ? ready.safeParse(data).data : undefined;
	if (graph) {
		void queries.invalidateQueries({ queryKey: graphKey(graph.scan_id) });
	}
}
