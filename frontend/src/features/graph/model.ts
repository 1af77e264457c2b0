import type { GraphData, GraphEdge, GraphNode, Neighbourhood } from './api/graph';

/** Types that the address hides, in the order they were switched off. */
export const hiddenTypes = (hide: string | undefined): Set<string> => new Set(hide?.split(',').filter(Boolean));

export type Legend = { type: string; count: number }[];

/** Types with counts, most frequent first. */
export function legendOf(nodes: readonly GraphNode[]): Legend {
	const counts = new Map<string, number>();
	for (const { type, members = 1 } of nodes) {
		counts.set(type, (counts.get(type) ?? 0) + members);
	}
	return [...counts].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count || a.type.localeCompare(b.type));
}

/** The graph with some of its nodes only: with the others goes every edge that would hang in the air. */
export function onlyNodes(data: GraphData, wanted: (node: GraphNode) => boolean): GraphData {
	const nodes = data.nodes.filter(wanted);
	if (nodes.length === data.nodes.length) {
		return data;
	}
	const shown = new Set(nodes.map(({ id }) => id));
	return { ...data, nodes, edges: data.edges.filter(({ source, target }) => shown.has(source) && shown.has(target)) };
}

export const without = (data: GraphData, hidden: ReadonlySet<string>): GraphData => (hidden.size === 0 ? data : onlyNodes(data, ({ type }) => !hidden.has(type)));

/** Area grows with the number of neighbours, or of what it stands for, within bounds. */
export const sizeOf = ({ degree, members }: Pick<GraphNode, 'degree' | 'members'>): number => (members === undefined ? Math.min(14, 3 + Math.sqrt(degree) * 1.3) : Math.min(34, 7 + Math.sqrt(members) * 0.9));

function adjacency(edges: readonly GraphEdge[]): Map<string, string[]> {
	const next = new Map<string, string[]>();
	const add = (from: string, to: string) => {
		const known = next.get(from);
		if (known) {
			known.push(to);
		} else {
			next.set(from, [to]);
		}
	};
	for (const { source, target } of edges) {
		add(source, target);
		add(target, source);
	}
	return next;
}

/** Nodes that are at most so many edges away, the node itself included. */
export function within(data: GraphData, from: string, hops: number): ReadonlySet<string> {
	const next = adjacency(data.edges);
	const reached = new Set([from]);
	let edge = [from];
	for (let hop = 0; hop < hops && edge.length > 0; hop++) {
		edge = edge.flatMap((id) => next.get(id) ?? []).filter((id) => !reached.has(id) && reached.add(id));
	}
	return reached;
}

/** The graph with what surrounds a node; newcomers stand around it until the layout moves them. */
export function grownBy(data: GraphData, at: string, { nodes, edges }: Neighbourhood): GraphData {
	const known = new Set(data.nodes.map(({ id }) => id));
	const center = data.nodes.find(({ id }) => id === at);
	const fresh = nodes.filter(({ id }) => !known.has(id));
	const span = Math.max(1, ...data.nodes.map(({ x }) => Math.abs(x))) / 40;
	const added = fresh.map((ref, number): GraphNode => {
		const angle = (2 * Math.PI * number) / fresh.length;
		return { ...ref, x: (center?.x ?? 0) + Math.cos(angle) * span, y: (center?.y ?? 0) + Math.sin(angle) * span, degree: edges.filter(({ source, target }) => source === ref.id || target === ref.id).length, tags: [] };
	});
	const knownEdges = new Set(data.edges.map(({ id }) => id));
	const newEdges = edges.filter(({ id }) => !knownEdges.has(id));
	return added.length + newEdges.length === 0 ? data : { ...data, nodes: [...data.nodes, ...added], edges: [...data.edges, ...newEdges] };
}

/** Nodes that answer to a name, the best connected first. */
export const named = (nodes: readonly GraphNode[], text: string, most: number): GraphNode[] => {
	const wanted = text.trim().toLowerCase();
	return wanted === '' ? [] : nodes.filter(({ value }) => value.toLowerCase().includes(wanted)).sort((a, b) => b.degree - a.degree).slice(0, most);
};

/** Whether a point lies inside a line that was drawn around something. */
export function encloses(line: readonly { x: number; y: number }[], { x, y }: { x: number; y: number }): boolean {
	let inside = false;
	for (let one = 0, other = line.length - 1; one < line.length; other = one++) {
		const a = line[one]!;
		const b = line[other]!;
		if ((a.y > y) !== (b.y > y) && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) {
			inside = !inside;
		}
	}
	return inside;
}
