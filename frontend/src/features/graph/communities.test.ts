import { expect, it } from 'vitest';
import type { GraphData, GraphNode } from './api/graph';
import { clustered, clusterOf, isCluster } from './communities';

const node = (id: string, x: number, degree: number): GraphNode => ({ id, type: 'Hostname', value: id, x, y: 0, degree });
const edge = (source: string, target: string) => ({ id: `${source}${target}`, source, target, type: 'links_to' });
const graph: GraphData = {
	scan_id: 's', complete: true, total_nodes: 5, total_edges: 5, truncated: false, nodes: [node('a', 0, 2), node('b', 2, 5), node('c', 10, 1), node('d', 12, 1), node('e', 20, 1)],
	edges: [edge('a', 'b'), edge('b', 'c'), edge('a', 'd'), edge('c', 'd'), edge('d', 'e')],
};
const communities = new Map([['a', 0], ['b', 0], ['c', 1], ['d', 1]]);
const label = (largest: GraphNode, members: number) => `${largest.value} and ${members - 1}`;

it('draws a community as one node in its middle, with one edge to another', () => {
	const { nodes, edges } = clustered(graph, communities, new Set(), label);
	expect(nodes.map(({ id, value, x, members }) => [id, value, x, members])).toEqual([['e', 'e', 20, undefined], ['community:0', 'b and 1', 1, 2], ['community:1', 'c and 1', 11, 2]]);
	expect(edges.map(({ source, target }) => `${source} ${target}`)).toEqual(['community:0 community:1', 'community:1 e']);
});

it('opens the one that somebody wants to see', () => {
	const { nodes, edges } = clustered(graph, communities, new Set([1]), label);
	expect(nodes.map(({ id }) => id)).toEqual(['c', 'd', 'e', 'community:0']);
	expect(edges).toHaveLength(4);
});

it('tells clusters from entities', () => {
	expect(isCluster('community:12') && clusterOf('community:12') === 12).toBe(true);
	expect(isCluster('01995ca0')).toBe(false);
});
