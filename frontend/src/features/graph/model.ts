import type { GraphData, GraphNode } from './api/graph';

/** Families that the address hides, in the order they were switched off. */
export const hiddenTypes = (hide: string | undefined): Set<string> => new Set(hide?.split(',').filter(Boolean));

export type Legend = { type: string; count: number }[];

/** Types with counts, most frequent first. */
export function legendOf(nodes: readonly GraphNode[]): Legend {
	const counts = new Map<string, number>();
	for (const { type } of nodes) {
		counts.set(type, (counts.get(type) ?? 0) + 1);
	}
	return [...counts].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count || a.type.localeCompare(b.type));
}

/** The graph without some types: their nodes go, and every edge that would hang in the air. */
export function without(data: GraphData, hidden: ReadonlySet<string>): GraphData {
	if (hidden.size === 0) {
		return data;
	}
	const nodes = data.nodes.filter(({ type }) => !hidden.has(type));
	const shown = new Set(nodes.map(({ id }) => id));
	return { ...data, nodes, edges: data.edges.filter(({ source, target }) => shown.has(source) && shown.has(target)) };
}

/** Area grows with the number of neighbours, within bounds. */
export const sizeOf = (degree: number): number => Math.min(14, 3 + Math.sqrt(degree) * 1.3);
