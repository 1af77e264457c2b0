import { expect, it } from 'vitest';
import type { GraphData } from './api/graph';
import { hiddenTypes, legendOf, without } from './model';

const node = (id: string, type: string) => ({ id, type, value: id, x: 0, y: 0, degree: 1 });
const graph: GraphData = {
	scan_id: 's', complete: true, total_nodes: 3, total_edges: 2, truncated: false, nodes: [node('a', 'Hostname'), node('b', 'IpAddress'), node('c', 'Hostname')],
	edges: [{ id: '1', source: 'a', target: 'b', type: 'resolves_to' }, { id: '2', source: 'a', target: 'c', type: 'alias_of' }],
};

it('hides types together with their edges', () => {
	const shown = without(graph, hiddenTypes('IpAddress,'));
	expect(shown.nodes.map(({ id }) => id)).toEqual(['a', 'c']);
	expect(shown.edges.map(({ id }) => id)).toEqual(['2']);
});

it('leaves the graph as it is when nothing is hidden', () => {
	expect(without(graph, hiddenTypes(undefined))).toBe(graph);
});

it('counts types, the most frequent first', () => {
	expect(legendOf(graph.nodes)).toEqual([{ type: 'Hostname', count: 2 }, { type: 'IpAddress', count: 1 }]);
});
