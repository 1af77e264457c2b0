import { expect, it } from 'vitest';
import type { GraphData } from './api/graph';
import { encloses, grownBy, hiddenTypes, legendOf, named, within, without } from './model';

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

it('reaches what is so many edges away', () => {
	expect([...within(graph, 'b', 1)]).toEqual(['b', 'a']);
	expect([...within(graph, 'b', 2)]).toEqual(['b', 'a', 'c']);
});

it('grows by neighbours and keeps what it had', () => {
	const more = grownBy(graph, 'b', { exhaustive: true, nodes: [{ id: 'a', type: 'Hostname', value: 'a' }, { id: 'n', type: 'Url', value: 'n' }], edges: [{ id: '1', source: 'a', target: 'b', type: 'resolves_to' }, { id: '9', source: 'b', target: 'n', type: 'links_to' }] });
	expect(more.nodes.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'n']);
	expect(more.edges.map(({ id }) => id)).toEqual(['1', '2', '9']);
	expect(grownBy(graph, 'b', { exhaustive: true, nodes: [], edges: [] })).toBe(graph);
});

it('finds nodes by a part of their name', () => {
	expect(named(graph.nodes, 'B', 5).map(({ id }) => id)).toEqual(['b']);
	expect(named(graph.nodes, ' ', 5)).toEqual([]);
});

it('knows what a drawn line encloses', () => {
	const line = [{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 10 }, { x: 0, y: 10 }];
	expect(encloses(line, { x: 5, y: 5 })).toBe(true);
	expect(encloses(line, { x: 15, y: 5 })).toBe(false);
});
