import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toastProblem } from '@shared/components/toasts';
import { formatNumber } from '@shared/lib/format';
import { saveAs } from '@shared/lib/save-as';
import { useTheme } from '@shared/lib/theme';
import { useUrlState } from '@shared/lib/url-state';
import { pathQuery } from '../api/graph';
import { tokenOf } from '../coloring';
import { draw, type Drawing, type Focus, LABEL_FONT, type Memory, pairsOf } from '../draw';
import { runLayout } from '../layout';
import { pngOf, svgOf } from '../picture';
import type { GraphSearch } from '../search';
import type { ShownGraph } from '../use-graph';
import styles from './graph.module.css';
import { GraphTools, type Mode } from './graph-tools';
import { Lasso } from './lasso';
import { TimeSlider } from './time-slider';

type Props = { graph: ShownGraph; scanId: string; onSelect: (id: string | undefined) => void; onTable: () => void };

export function GraphCanvas({ graph, scanId, onSelect, onTable }: Props) {
	const { t } = useTranslation();
	const [{ node, to, color = 'type' }, setSearch] = useUrlState<GraphSearch>();
	const { shown, risks, communities } = graph;
	const [mode, setMode] = useState<Mode>();
	const [caught, setCaught] = useState<readonly string[]>([]);
	const [pinned, setPinned] = useState<ReadonlySet<string>>(new Set());
	const path = useQuery({ ...pathQuery(scanId, node ?? '', to ?? ''), enabled: node !== undefined && to !== undefined }).data;
	const focus = useMemo((): Focus | undefined => {
		if (to !== undefined && path?.found) {
			return { nodes: new Set(path.nodes.map(({ id }) => id)), edges: pairsOf(path.edges) };
		}
		return caught.length > 0 ? { nodes: new Set(caught), edges: new Set() } : undefined;
	}, [to, path, caught]);
	const pick = (id: string | undefined) => {
		if (mode === 'path' && node !== undefined && id !== undefined && id !== node) {
			setMode(undefined);
			setSearch({ to: id });
		} else {
			setCaught([]);
			onSelect(id);
		}
	};
	const { place, drawing } = useDrawing(graph, { onSelect: pick, onDrop: (id) => setPinned((before) => new Set([...before, id])) });
	useEffect(() => drawing?.color(tokenOf(color, risks, communities)), [color, risks, communities, drawing]);
	useEffect(() => drawing?.select(node), [node, drawing]);
	useEffect(() => drawing?.focus(focus), [focus, drawing]);
	const [moving, layout] = useLayout(graph, drawing, pinned);
	const chosen = caught.length > 0 ? caught : node !== undefined ? [node] : [];
	const save = (kind: 'png' | 'svg') => {
		const picture = drawing?.picture();
		if (picture) {
			void (kind === 'svg' ? Promise.resolve(saveAs('graph.svg', 'image/svg+xml', svgOf(picture))) : pngOf(picture).then((blob) => saveAs('graph.png', 'image/png', blob))).catch(toastProblem);
		}
	};
	const name = t('graph.picture', { nodes: formatNumber(shown.nodes.length), edges: formatNumber(shown.edges.length) });
	return (
		<div className={styles.stage}>
			<div ref={place} className={styles.canvas} role="img" aria-label={name} />
			{mode === 'lasso' && <Lasso onLine={(line) => {
				setCaught(drawing?.caught(line) ?? []);
				setMode(undefined);
			}} />}
			<GraphTools
				scanId={scanId} mode={mode} onMode={setMode} moving={moving} onLayout={layout} node={node} chosen={chosen.length} caught={caught.length} isPinned={chosen.length > 0 && chosen.every((id) => pinned.has(id))}
				onFit={() => drawing?.fit()} onZoom={(factor) => drawing?.zoom(factor)} onTable={onTable} onPicture={save} onDropCaught={() => setCaught([])}
				onExpand={() => node !== undefined && void graph.expand(node).catch(toastProblem)}
				onPin={() => setPinned((before) => (chosen.every((id) => before.has(id)) ? new Set([...before].filter((id) => !chosen.includes(id))) : new Set([...before, ...chosen])))}
				onHide={() => {
					graph.hide(chosen);
					setCaught([]);
					onSelect(undefined);
				}}
			/>
			<TimeSlider scanId={scanId} />
		</div>
	);
}

type Hooks = { onSelect: (id: string | undefined) => void; onDrop: (id: string) => void };
/** One drawing as long as its nodes, the theme and the font stay; what is drawn anew remembers its places. */
function useDrawing({ shown }: ShownGraph, hooks: Hooks): { place: React.RefObject<HTMLDivElement | null>; drawing: Drawing | undefined } {
	const place = useRef<HTMLDivElement>(null);
	const memory = useRef<Memory>({ places: new Map() });
	const latest = useRef(hooks);
	const [drawing, setDrawing] = useState<Drawing>();
	const theme = useTheme();
	const ready = useLabelFont();
	useEffect(() => {
		latest.current = hooks;
	});
	useEffect(() => {
		if (!ready) {
			return undefined;
		}
		const drawn = draw(place.current!, shown, memory.current, { onSelect: (id) => latest.current.onSelect(id), onDrop: (id) => latest.current.onDrop(id) });
		// The drawing is what this effect makes; those that follow paint on it.
		setDrawing(drawn);
		return () => drawn.kill();
	}, [shown, theme, ready]);
	return { place, drawing };
}

/** The layout runs away from the page and is shown as it goes; another set of nodes ends it. */
function useLayout({ shown }: ShownGraph, drawing: Drawing | undefined, pinned: ReadonlySet<string>): [moving: boolean, toggle: () => void] {
	const stop = useRef<() => void>(undefined);
	const [moving, setMoving] = useState(false);
	useEffect(() => () => {
		stop.current?.();
		stop.current = undefined;
		setMoving(false);
	}, [shown, drawing]);
	const toggle = () => {
		if (moving) {
			stop.current?.();
			setMoving(false);
			return;
		}
		if (drawing) {
			setMoving(true);
			const numbers = shown.nodes.flatMap(({ id }, number) => (pinned.has(id) ? [number] : []));
			stop.current = runLayout(shown, drawing.places(), numbers, (places, done) => {
				drawing.move(places);
				if (done) {
					stop.current?.();
					setMoving(false);
				}
			});
		}
	};
	return [moving, toggle];
}

function useLabelFont(): boolean {
	const [ready, setReady] = useState(false);
	useEffect(() => {
		// A font that cannot be had only means another font.
		void document.fonts.load(`11px "${LABEL_FONT}"`).finally(() => setReady(true));
	}, []);
	return ready;
}
