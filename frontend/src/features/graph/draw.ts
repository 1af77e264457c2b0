import { UndirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { familyOf } from '@shared/lib/entity-types';
import { token } from '@shared/lib/theme';
import type { GraphData } from './api/graph';
import { sizeOf } from './model';

export type Drawing = {
	select: (id: string | undefined) => void;
	fit: () => void;
	zoom: (factor: number) => void;
	kill: () => void;
};

/** Labels are drawn from a texture that is made once, so the font has to be there before. */
export const LABEL_FONT = 'JetBrains Mono Variable';

const MANY_EDGES = 25_000;
const LABELLED_LENGTH = 36;

export function hasWebGl(): boolean {
	try {
		return document.createElement('canvas').getContext('webgl2') !== null;
	} catch {
		return false;
	}
}

function modelOf(data: GraphData): UndirectedGraph {
	const graph = new UndirectedGraph();
	for (const { id, type, value, x, y, degree } of data.nodes) {
		const label = value.length > LABELLED_LENGTH ? `${value.slice(0, LABELLED_LENGTH)}…` : value;
		graph.mergeNode(id, { x, y, size: sizeOf(degree), label, color: token(`entity-${familyOf(type)}`) });
	}
	const color = token('edge');
	for (const { source, target } of data.edges) {
		if (source !== target && graph.hasNode(source) && graph.hasNode(target)) {
			graph.mergeEdge(source, target, { size: 1, color });
		}
	}
	return graph;
}

/** Draws with the colours of the current theme; made anew when that changes. */
export function draw(container: HTMLElement, data: GraphData, onSelect: (id: string | undefined) => void): Drawing {
	const graph = modelOf(data);
	let selected: string | undefined;
	const near = (node: string) => selected === undefined || node === selected || graph.areNeighbors(node, selected);
	const colors = { edge: token('edge'), focused: token('edge-focused'), label: token('fg-2'), strong: token('fg'), canvas: token('canvas') };
	const sigma = new Sigma(graph, container, {
		settings: {
			hideEdgesOnMove: data.edges.length > MANY_EDGES, labelDensity: 0.6, labelGridCellSize: 140, labelRenderedSizeThreshold: 7,
			stagePadding: 50, allowInvalidContainer: true, itemSizesReference: 'screen',
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
			if (selected === undefined) {
				return shown;
			}
			if (node === selected) {
				return { ...shown, labelVisibility: 'visible', labelColor: colors.strong, size: shown.size * 1.3 };
			}
			return near(node) ? { ...shown, labelVisibility: graph.degree(selected) <= 24 ? 'visible' : 'auto' } : { ...shown, color: colors.edge, labelVisibility: 'hidden' };
		},
		edgeReducer: (edge, shown) => {
			if (selected === undefined) {
				return shown;
			}
			return graph.hasExtremity(edge, selected) ? { ...shown, color: colors.focused, size: 1.5 } : { ...shown, visibility: 'hidden' };
		},
	});
	sigma.on('clickNode', ({ node }) => onSelect(node));
	sigma.on('clickStage', () => onSelect(undefined));
	const camera = sigma.getCamera();
	return {
		select: (id) => {
			selected = id !== undefined && graph.hasNode(id) ? id : undefined;
			sigma.refresh({ skipIndexation: true });
		},
		fit: () => camera.setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }),
		zoom: (factor) => camera.setState({ ratio: camera.getState().ratio * factor }),
		kill: () => sigma.kill(),
	};
}
