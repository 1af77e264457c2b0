import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import iterate from 'graphology-layout-forceatlas2/iterate.js';
import type { Order, Report } from './layout';

// Everything that takes long happens here, so that the page stays free.

const SETTINGS = {
	linLogMode: false, outboundAttractionDistribution: false, adjustSizes: false, edgeWeightInfluence: 1, strongGravityMode: false, gravity: 0.6,
	scalingRatio: 8, slowDown: 4, barnesHutOptimize: true, barnesHutTheta: 0.6,
};
/** The layout's own numbers of a node: place, forces, mass, convergence, size, whether it is fixed. */
const PER_NODE = 10;
const PER_EDGE = 3;
const FIXED = 9;

const say = (report: Report, transfer: Transferable[] = []) => self.postMessage(report, { transfer });

function matrices({ places, ends, pinned }: Extract<Order, { kind: 'layout' }>): [nodes: Float32Array, edges: Float32Array] {
	const count = places.length / 2;
	const nodes = new Float32Array(count * PER_NODE);
	const edges = new Float32Array((ends.length / 2) * PER_EDGE);
	for (let node = 0; node < count; node++) {
		nodes.set([places[2 * node]!, places[2 * node + 1]!, 0, 0, 0, 0, 1, 1, 1, 0], node * PER_NODE);
	}
	for (const node of pinned) {
		nodes[node * PER_NODE + FIXED] = 1;
	}
	for (let edge = 0; edge < ends.length / 2; edge++) {
		const [source, target] = [ends[2 * edge]!, ends[2 * edge + 1]!];
		edges.set([source * PER_NODE, target * PER_NODE, 1], edge * PER_EDGE);
		nodes[source * PER_NODE + 6]! += 1;
		nodes[target * PER_NODE + 6]! += 1;
	}
	return [nodes, edges];
}

function placesIn(nodes: Float32Array): Float32Array<ArrayBuffer> {
	const places = new Float32Array((nodes.length / PER_NODE) * 2);
	for (let node = 0; node < places.length / 2; node++) {
		places[2 * node] = nodes[node * PER_NODE]!;
		places[2 * node + 1] = nodes[node * PER_NODE + 1]!;
	}
	return places;
}

function layOut(order: Extract<Order, { kind: 'layout' }>): void {
	const [nodes, edges] = matrices(order);
	const until = performance.now() + order.millis;
	for (let done = false; !done;) {
		const end = performance.now() + order.every;
		do {
			iterate(SETTINGS, nodes, edges);
		} while (performance.now() < end);
		done = performance.now() >= until;
		const places = placesIn(nodes);
		say({ kind: 'places', places, done }, [places.buffer]);
	}
}

function findCommunities({ count, ends }: Extract<Order, { kind: 'communities' }>): void {
	const graph = new UndirectedGraph();
	for (let node = 0; node < count; node++) {
		graph.addNode(node);
	}
	for (let edge = 0; edge < ends.length; edge += 2) {
		if (ends[edge] !== ends[edge + 1]) {
			graph.mergeEdge(ends[edge], ends[edge + 1]);
		}
	}
	// The same graph always falls into the same parts.
	let seed = 1;
	const found = louvain(graph, { rng: () => ((seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647) });
	const communities = Int32Array.from({ length: count }, (_, node) => found[node]!);
	say({ kind: 'communities', communities }, [communities.buffer]);
}

self.onmessage = ({ data }: MessageEvent<Order>) => (data.kind === 'layout' ? layOut(data) : findCommunities(data));
