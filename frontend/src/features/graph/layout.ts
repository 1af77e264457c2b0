import type { GraphData } from './api/graph';
import type { Communities } from './communities';

/** `places` are x and y of each node in turn, `ends` the numbers of the two nodes of each edge. */
export type Order =
	| { kind: 'layout'; places: Float32Array; ends: Uint32Array; pinned: number[]; millis: number; every: number }
	| { kind: 'communities'; count: number; ends: Uint32Array };

export type Report = { kind: 'places'; places: Float32Array; done: boolean } | { kind: 'communities'; communities: Int32Array };

export const LAYOUT_MILLIS = 12_000;
const MANY_NODES = 10_000;

const open = () => new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });

/** Edges by the numbers of their nodes; those that lead out of the graph are left out. */
export function endsOf({ nodes, edges }: Pick<GraphData, 'nodes' | 'edges'>): Uint32Array<ArrayBuffer> {
	const numbers = new Map(nodes.map(({ id }, number) => [id, number]));
	const ends: number[] = [];
	for (const { source, target } of edges) {
		const [from, to] = [numbers.get(source), numbers.get(target)];
		if (from !== undefined && to !== undefined && from !== to) {
			ends.push(from, to);
		}
	}
	return Uint32Array.from(ends);
}

/**
 * Lets forces move the nodes, away from the page; it ends by itself after a while. A large graph is shown less often, since
 * showing it is what costs the page.
 *
 * @returns what stops it
 */
export function runLayout(data: Pick<GraphData, 'nodes' | 'edges'>, places: Float32Array, pinned: number[], onPlaces: (places: Float32Array, done: boolean) => void): () => void {
	const worker = open();
	worker.onmessage = ({ data: report }: MessageEvent<Report>) => {
		if (report.kind === 'places') {
			onPlaces(report.places, report.done);
		}
	};
	const order: Order = { kind: 'layout', places, ends: endsOf(data), pinned, millis: LAYOUT_MILLIS, every: data.nodes.length > MANY_NODES ? 900 : 120 };
	worker.postMessage(order);
	return () => worker.terminate();
}

/** What belongs together, by who is connected with whom. */
export function findCommunities(data: GraphData): Promise<Communities> {
	const worker = open();
	return new Promise<Communities>((resolve, reject) => {
		worker.onmessage = ({ data: report }: MessageEvent<Report>) => {
			if (report.kind === 'communities') {
				resolve(new Map(data.nodes.map(({ id }, number) => [id, report.communities[number]!])));
			}
		};
		worker.onerror = ({ message }) => reject(new Error(message));
		worker.postMessage({ kind: 'communities', count: data.nodes.length, ends: endsOf(data) } satisfies Order);
	}).finally(() => worker.terminate());
}
