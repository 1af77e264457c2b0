import { UndirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { token } from '@shared/lib/theme';
import type { GraphData, GraphNode } from './api/graph';
import { encloses, sizeOf } from './model';
import type { Picture } from './picture';

export type Point = { x: number; y: number };
/** Nodes and edges that stand out while all others step back. */
export type Focus = { nodes: ReadonlySet<string>; edges: ReadonlySet<string> };

export type Drawing = {
	select: (id: string | undefined) => void;
	/** A path, or what a lasso has caught. */
	focus: (focus: Focus | undefined) => void;
	color: (tokenOf: (node: GraphNode) => string) => void;
	/** x and y of each node of the data in turn. */
	move: (places: Float32Array) => void;
	places: () => Float32Array;
	caught: (line: readonly Point[]) => string[];
	fit: () => void;
	zoom: (factor: number) => void;
	picture: () => Picture;
	kill: () => void;
};

/** What outlives a drawing when it is made anew: where things are, and where somebody looks. */
export type Memory = { places: Map<string, Point>; camera?: { x: number; y: number; ratio: number; angle: number } };

export type Hooks = { onSelect: (id: string | undefined) => void; onDrop: (id: string) => void };

/** Labels are drawn from a texture that is made once, so the font has to be there before. */
export const LABEL_FONT = 'JetBrains Mono Variable';

const MANY_EDGES = 25_000;
const LABELLED_LENGTH = 36;
const LABELS_IN_PICTURE = 80;

export function hasWebGl(): boolean {
	try {
		return document.createElement('canvas').getContext('webgl2') !== null;
	} catch {
		return false;
	}
}

const labelOf = (value: string) => (value.length > LABELLED_LENGTH ? `${value.slice(0, LABELLED_LENGTH)}…` : value);

function modelOf(data: GraphData, { places }: Memory): UndirectedGraph {
	const graph = new UndirectedGraph();
	for (const node of data.nodes) {
		const { x, y } = places.get(node.id) ?? node;
		graph.mergeNode(node.id, { x, y, size: sizeOf(node), label: labelOf(node.value), color: token('fg-3') });
	}
	const color = token('edge');
	for (const { source, target } of data.edges) {
		if (source !== target && graph.hasNode(source) && graph.hasNode(target)) {
			graph.mergeEdge(source, target, { size: 1, color });
		}
	}
	return graph;
}

const pair = (graph: UndirectedGraph, edge: string): string => graph.extremities(edge).sort().join(' ');
/** Edges by their two ends, since parallel ones are drawn as one. */
export const pairsOf = (edges: readonly { source: string; target: string }[]): Set<string> => new Set(edges.map(({ source, target }) => [source, target].sort().join(' ')));

/** Draws with the colours of the current theme; made anew when that changes. */
export function draw(container: HTMLElement, data: GraphData, memory: Memory, { onSelect, onDrop }: Hooks): Drawing {
	const graph = modelOf(data, memory);
	const colors = { edge: token('edge'), focused: token('edge-focused'), label: token('fg-2'), strong: token('fg'), accent: token('accent'), canvas: token('canvas') };
	let selected: string | undefined;
	let focus: Focus | undefined;
	let dropped = false;
	const stands = (node: string) => (focus ? focus.nodes.has(node) : selected === undefined || node === selected || graph.areNeighbors(node, selected));
	const isLabelled = (node: string) => node === selected || (focus ? focus.nodes.has(node) && focus.nodes.size <= 40 : selected !== undefined && graph.degree(selected) <= 24);
	const sigma = new Sigma(graph, container, {
		settings: {
			hideEdgesOnMove: data.edges.length > MANY_EDGES, labelDensity: 0.6, labelGridCellSize: 140, labelRenderedSizeThreshold: 7,
			stagePadding: 50, allowInvalidContainer: true, itemSizesReference: 'screen', enableNodeDrag: true,
		},
		styles: {
			nodes: {
				x: { attribute: 'x' }, y: { attribute: 'y' }, size: { attribute: 'size' }, color: { attribute: 'color' }, label: { attribute: 'label' },
				labelColor: colors.label, labelSize: 11, labelFont: LABEL_FONT, labelVisibility: { whenState: 'isHovered', then: 'visible', else: 'auto' },
				labelBackgroundColor: colors.canvas, labelBackgroundPadding: 1,
			},
			edges: { size: { attribute: 'size' }, color: { attribute: 'color' } },
		},
		nodeReducer: (node, shown) => {
			if (selected === undefined && !focus) {
				return shown;
			}
			if (!stands(node)) {
				return { ...shown, color: colors.edge, labelVisibility: 'hidden' };
			}
			const strong = node === selected;
			return { ...shown, labelVisibility: isLabelled(node) ? 'visible' : 'auto', ...(strong ? { labelColor: colors.strong, size: shown.size * 1.3 } : {}) };
		},
		edgeReducer: (edge, shown) => {
			if (focus) {
				return focus.edges.has(pair(graph, edge)) ? { ...shown, color: colors.accent, size: 2 } : { ...shown, visibility: focus.edges.size > 0 ? 'hidden' : 'visible' };
			}
			if (selected === undefined) {
				return shown;
			}
			return graph.hasExtremity(edge, selected) ? { ...shown, color: colors.focused, size: 1.5 } : { ...shown, visibility: 'hidden' };
		},
	});
	const camera = sigma.getCamera();
	if (memory.camera) {
		camera.setState(memory.camera);
	}
	sigma.on('nodeDragStart', () => {
		dropped = false;
	});
	sigma.on('nodeDragEnd', ({ node }) => {
		dropped = true;
		onDrop(node);
	});
	sigma.on('clickNode', ({ node }) => {
		// The end of a drag is no click.
		if (!dropped) {
			onSelect(node);
		}
		dropped = false;
	});
	sigma.on('clickStage', () => onSelect(undefined));
	let alive = true;
	// A picture that is being replaced may still be told what is chosen.
	const again = () => alive && sigma.refresh({ skipIndexation: true });
	const inWindow = (node: string): Point => sigma.graphToViewport({ x: graph.getNodeAttribute(node, 'x') as number, y: graph.getNodeAttribute(node, 'y') as number });
	return {
		select: (id) => {
			selected = id !== undefined && graph.hasNode(id) ? id : undefined;
			again();
		},
		focus: (wanted) => {
			focus = wanted;
			again();
		},
		color: (tokenOf) => {
			const values = new Map<string, string>();
			const valueOf = (name: string) => values.get(name) ?? values.set(name, token(name)).get(name)!;
			const wanted = new Map(data.nodes.map((node) => [node.id, valueOf(tokenOf(node))]));
			graph.updateEachNodeAttributes((node, attributes) => ({ ...attributes, color: wanted.get(node) }), { attributes: ['color'] });
		},
		move: (places) => {
			let number = 0;
			const numbers = new Map(data.nodes.map(({ id }) => [id, number++]));
			graph.updateEachNodeAttributes((node, attributes) => {
				const at = numbers.get(node)! * 2;
				attributes.x = places[at];
				attributes.y = places[at + 1];
				return attributes;
			}, { attributes: ['x', 'y'] });
		},
		places: () => Float32Array.from(data.nodes.flatMap(({ id }) => [graph.getNodeAttribute(id, 'x') as number, graph.getNodeAttribute(id, 'y') as number])),
		caught: (line) => graph.filterNodes((node) => encloses(line, inWindow(node))),
		fit: () => camera.setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }),
		zoom: (factor) => camera.setState({ ratio: camera.getState().ratio * factor }),
		picture: () => {
			const { width, height } = container.getBoundingClientRect();
			const nodes = data.nodes.map(({ id }) => ({ id, ...inWindow(id), radius: (graph.getNodeAttribute(id, 'size') as number), color: stands(id) ? (graph.getNodeAttribute(id, 'color') as string) : colors.edge }));
			const labelled = nodes.filter(({ id }) => stands(id)).sort((a, b) => Number(isLabelled(b.id)) - Number(isLabelled(a.id)) || b.radius - a.radius).slice(0, LABELS_IN_PICTURE);
			const edges = graph.mapEdges((edge, _, source, target) => {
				const [from, to] = [inWindow(source), inWindow(target)];
				const strong = focus ? focus.edges.has(pair(graph, edge)) : selected !== undefined && graph.hasExtremity(edge, selected);
				return { x1: from.x, y1: from.y, x2: to.x, y2: to.y, color: strong ? (focus ? colors.accent : colors.focused) : colors.edge, width: strong ? 1.5 : 1 };
			});
			return {
				width: Math.round(width), height: Math.round(height), background: colors.canvas, edges, nodes,
				labels: labelled.map(({ id, x, y, radius }) => ({ x: x + radius + 3, y: y + 4, text: graph.getNodeAttribute(id, 'label') as string, color: id === selected ? colors.strong : colors.label })),
			};
		},
		kill: () => {
			alive = false;
			memory.camera = camera.getState();
			graph.forEachNode((node, { x, y }) => memory.places.set(node, { x: x as number, y: y as number }));
			sigma.kill();
		},
	};
}
