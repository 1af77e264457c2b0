import type { GraphData, GraphNode } from './api/graph';

export type Communities = ReadonlyMap<string, number>;

const CLUSTER = 'community:';

export const isCluster = (id: string): boolean => id.startsWith(CLUSTER);
export const clusterOf = (id: string): number => Number(id.slice(CLUSTER.length));

/** Communities drawn as one node each, but for those that somebody has opened. */
export function clustered(data: GraphData, communities: Communities, open: ReadonlySet<number>, label: (largest: GraphNode, members: number) => string): GraphData {
	const groups = new Map<number, GraphNode[]>();
	const nodes: GraphNode[] = [];
	for (const node of data.nodes) {
		const community = communities.get(node.id) ?? -1;
		if (community < 0 || open.has(community)) {
			nodes.push(node);
		} else {
			const group = groups.get(community);
			if (group) {
				group.push(node);
			} else {
				groups.set(community, [node]);
			}
		}
	}
	const placeOf = new Map<string, string>();
	for (const [community, members] of groups) {
		const id = `${CLUSTER}${community}`;
		members.forEach((member) => placeOf.set(member.id, id));
		nodes.push(clusterNode(id, members, label));
	}
	return { ...data, nodes, edges: joined(data, placeOf) };
}

function clusterNode(id: string, members: readonly GraphNode[], label: (largest: GraphNode, members: number) => string): GraphNode {
	const largest = members.reduce((most, node) => (node.degree > most.degree ? node : most));
	const middle = (axis: 'x' | 'y') => members.reduce((sum, node) => sum + node[axis], 0) / members.length;
	return { id, type: largest.type, value: label(largest, members.length), x: middle('x'), y: middle('y'), degree: largest.degree, members: members.length, tags: [] };
}

/** One edge between two places, however many there are. */
function joined({ edges }: GraphData, placeOf: ReadonlyMap<string, string>): GraphData['edges'] {
	const between = new Map<string, GraphData['edges'][number]>();
	for (const edge of edges) {
		const source = placeOf.get(edge.source) ?? edge.source;
		const target = placeOf.get(edge.target) ?? edge.target;
		const key = source < target ? `${source} ${target}` : `${target} ${source}`;
		if (source !== target && !between.has(key)) {
			between.set(key, { ...edge, id: source === edge.source && target === edge.target ? edge.id : key, source, target });
		}
	}
	return [...between.values()];
}
