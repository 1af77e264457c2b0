import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { apiPath, call } from '@shared/lib/http';
import { entityRef, page, severity, type Severity, SEVERITIES } from '@shared/lib/shapes';

const node = z.object({
	id: z.string(), type: z.string(), value: z.string(), x: z.number(), y: z.number(), degree: z.number(), distance: z.nullish(z.number()),
	tags: z.nullish(z.array(z.string())),
});
/** `members` is how many entities it stands for, where it stands for several. */
export type GraphNode = z.infer<typeof node> & { members?: number };

const edge = z.object({ id: z.string(), source: z.string(), target: z.string(), type: z.string() });
export type GraphEdge = z.infer<typeof edge>;

const graph = z.object({
	scan_id: z.string(), complete: z.boolean(), total_nodes: z.number(), total_edges: z.number(), truncated: z.boolean(), nodes: z.array(node),
	edges: z.array(edge),
});
export type GraphData = Omit<z.infer<typeof graph>, 'nodes'> & { nodes: GraphNode[] };

/** Above it the picture begins with the nodes nearest to the target, and more only come when they are wanted. */
export const FIRST_NODES = 5000;
/** More than this no browser moves at ease. */
export const MOST_NODES = 50_000;

export const graphKey = (scanId: string) => ['graph', scanId] as const;

/** @param at only what had been found by then */
export const graphQuery = (scanId: string, at?: string) => queryOptions({
	queryKey: [...graphKey(scanId), 'first', at],
	queryFn: ({ signal }): Promise<GraphData> => call('/visualizations/graph', graph, { query: { scan_id: scanId, limit: FIRST_NODES, as_of: at }, signal }),
	placeholderData: keepPreviousData,
});

/** All of it: the file that others get is in the shape of the answer. */
export const wholeGraphQuery = (scanId: string) => queryOptions({
	queryKey: [...graphKey(scanId), 'whole'],
	queryFn: ({ signal }): Promise<GraphData> => call('/visualizations/graph/export', graph, { query: { scan_id: scanId, format: 'json' }, signal }),
	staleTime: 60_000,
});

export const GRAPH_FORMATS = ['graphml', 'gexf', 'json'] as const;
export const graphExport = (scanId: string, format: (typeof GRAPH_FORMATS)[number]) => apiPath('/visualizations/graph/export', { scan_id: scanId, format });

const path = z.object({ found: z.boolean(), exhaustive: z.boolean(), nodes: z.array(entityRef), edges: z.array(edge) });
export type GraphPath = z.infer<typeof path>;

export const pathQuery = (scanId: string, from: string, to: string) => queryOptions({
	queryKey: [...graphKey(scanId), 'path', from, to],
	queryFn: ({ signal }) => call('/graph/path', path, { query: { scan_id: scanId, from, to }, signal }),
});

const neighbourhood = z.object({ nodes: z.array(entityRef), edges: z.array(edge), exhaustive: z.boolean() });
export type Neighbourhood = z.infer<typeof neighbourhood>;

export const fetchNeighbours = (scanId: string, id: string): Promise<Neighbourhood> => call('/graph/neighbours', neighbourhood, { query: { scan_id: scanId, entity_id: id, depth: 1 } });

const judged = page(z.object({ severity, evidence: z.array(z.object({ entity: entityRef })) }));
const PAGES = 10;

/** The gravest open finding that rests on each entity. */
export const risksQuery = (scanId: string) => queryOptions({
	queryKey: ['findings', 'by-entity', scanId],
	queryFn: async ({ signal }) => {
		const worst = new Map<string, Severity>();
		for (let number = 1, last = 1; number <= Math.min(last, PAGES); number++) {
			const answer = await call('/findings', judged, { query: { scan_id: scanId, state: 'open', per_page: 100, page: number }, signal });
			last = answer.meta.pagination.last_page;
			for (const { severity: grave, evidence } of answer.data) {
				evidence.forEach(({ entity: { id } }) => {
					const known = worst.get(id);
					if (!known || SEVERITIES.indexOf(grave) < SEVERITIES.indexOf(known)) {
						worst.set(id, grave);
					}
				});
			}
		}
		return worst;
	},
});
