import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { apiPath, call } from '@shared/lib/http';

const node = z.object({
	id: z.string(), type: z.string(), value: z.string(), x: z.number(), y: z.number(), degree: z.number(), distance: z.nullish(z.number()),
	tags: z.nullish(z.array(z.string())),
});
export type GraphNode = z.infer<typeof node>;

const edge = z.object({ id: z.string(), source: z.string(), target: z.string(), type: z.string() });

const graph = z.object({
	scan_id: z.string(), complete: z.boolean(), total_nodes: z.number(), total_edges: z.number(), truncated: z.boolean(), nodes: z.array(node),
	edges: z.array(edge),
});
export type GraphData = z.infer<typeof graph>;

/** More than this is no picture any more; the answer then says that it is cut. */
export const MAX_NODES = 5000;

export const graphKey = (scanId: string) => ['graph', scanId] as const;

export const graphQuery = (scanId: string) => queryOptions({
	queryKey: graphKey(scanId),
	queryFn: ({ signal }) => call('/visualizations/graph', graph, { query: { scan_id: scanId, limit: MAX_NODES }, signal }),
});

export const graphExport = (scanId: string, format: 'graphml' | 'gexf' | 'json') => apiPath('/visualizations/graph/export', { scan_id: scanId, format });
