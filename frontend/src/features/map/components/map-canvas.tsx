import { useQuery } from '@tanstack/react-query';
import { geoContains } from 'd3-geo';
import { Maximize, Table, ZoomIn, ZoomOut } from 'lucide-react';
import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@shared/components/button';
import { Loaded } from '@shared/components/states';
import { formatNumber } from '@shared/lib/format';
import { useTheme } from '@shared/lib/theme';
import type { MapData } from '../api/map';
import { type Cluster, placeKey, radiusOf } from '../clusters';
import { countryName } from '../countries';
import { countryAt, drawMap, MOST_ZOOM, type Scene, type View, WHOLE } from '../draw';
import { type Country, worldQuery } from '../world';
import styles from './map.module.css';

type Props = { data: MapData; place: string | undefined; onPlace: (place: string | undefined) => void; onTable: () => void };

const FINE_FROM = 3;

export function MapCanvas(props: Props) {
	const [view, setView] = useState(WHOLE);
	const coarse = useQuery(worldQuery(false));
	const fine = useQuery({ ...worldQuery(true), enabled: view.scale >= FINE_FROM });
	return <Loaded query={coarse}>{(world) => <Stage {...props} countries={view.scale >= FINE_FROM ? (fine.data ?? world) : world} view={view} onView={setView} />}</Loaded>;
}

const zoomed = (view: View, factor: number, x = 0, y = 0): View => {
	const scale = Math.min(MOST_ZOOM, Math.max(1, view.scale * factor));
	const by = scale / view.scale;
	return scale === 1 ? WHOLE : { scale, x: x - (x - view.x) * by, y: y - (y - view.y) * by };
};

function Stage({ data, place, onPlace, onTable, countries, view, onView }: Props & { countries: readonly Country[]; view: View; onView: (change: (view: View) => View) => void }) {
	const { t, i18n } = useTranslation();
	const canvas = useRef<HTMLCanvasElement>(null);
	const clusters = useRef<Cluster[]>([]);
	const held = useRef<{ x: number; y: number; moved: boolean }>(undefined);
	const [tip, setTip] = useState<{ x: number; y: number; text: string }>();
	const theme = useTheme();
	const size = useSize(canvas);
	const largest = Math.max(1, ...data.countries.map(({ entities }) => entities));
	const shares = useMemo(() => new Map(data.countries.map(({ country, entities }) => [country, Math.sqrt(entities / largest)])), [data, largest]);
	const scene = useMemo((): Scene => ({ ...size, view, countries, shares, points: data.points, place }), [size, view, countries, shares, data, place]);
	useEffect(() => {
		const frame = requestAnimationFrame(() => {
			if (scene.width > 0 && canvas.current) {
				clusters.current = drawMap(canvas.current, scene);
			}
		});
		return () => cancelAnimationFrame(frame);
	}, [scene, theme]);
	useEffect(() => {
		const node = canvas.current!;
		const onWheel = (event: WheelEvent) => {
			event.preventDefault();
			const box = node.getBoundingClientRect();
			onView((before) => zoomed(before, Math.exp(-event.deltaY / 400), event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2));
		};
		// React's own listener may not keep the page from scrolling.
		node.addEventListener('wheel', onWheel, { passive: false });
		return () => node.removeEventListener('wheel', onWheel);
	}, [onView]);

	const inside = (event: PointerEvent) => {
		const box = canvas.current!.getBoundingClientRect();
		return { x: event.clientX - box.left, y: event.clientY - box.top };
	};
	const clusterAt = ({ x, y }: { x: number; y: number }) => clusters.current.find((cluster) => Math.hypot(cluster.x - x, cluster.y - y) <= radiusOf(cluster.entities) + 3);
	const move = (event: PointerEvent) => {
		const at = inside(event);
		if (held.current) {
			const by = { x: at.x - held.current.x, y: at.y - held.current.y };
			held.current = { ...at, moved: held.current.moved || Math.hypot(by.x, by.y) > 2 };
			onView((before) => (before.scale === 1 ? before : { ...before, x: before.x + by.x, y: before.y + by.y }));
			setTip(undefined);
			return;
		}
		const cluster = clusterAt(at);
		const first = cluster?.points[0];
		setTip(cluster && first && { ...at, text: t('map.tip', { place: cluster.points.length > 1 ? t('map.places', { count: cluster.points.length }) : (first.city || (first.country ? countryName(first.country, i18n.language) : t('map.unknownPlace'))), number: formatNumber(cluster.entities) }) });
	};
	const release = (event: PointerEvent) => {
		const at = inside(event);
		const cluster = clusterAt(at);
		if (held.current && !held.current.moved) {
			if (cluster && cluster.points.length > 1 && view.scale < MOST_ZOOM) {
				onView((before) => zoomed(before, 2.5, at.x - size.width / 2, at.y - size.height / 2));
			}
			onPlace(cluster ? placeKey(cluster.points[0]!) : countryAt(scene, at.x, at.y, geoContains));
		}
		held.current = undefined;
	};
	return (
		<div className={styles.stage}>
			<canvas
				ref={canvas} className={styles.canvas} role="img" aria-label={t('map.picture', { places: formatNumber(data.points.length), countries: formatNumber(data.countries.length) })}
				onPointerDown={(event) => {
					event.currentTarget.setPointerCapture(event.pointerId);
					held.current = { ...inside(event), moved: false };
				}}
				onPointerMove={move} onPointerUp={release} onPointerLeave={() => setTip(undefined)}
			/>
			{tip && <div className={styles.tip} style={{ left: tip.x, top: tip.y }}>{tip.text}</div>}
			<div className={styles.tools} role="toolbar" aria-label={t('map.tools')}>
				<IconButton icon={Maximize} label={t('map.whole')} onClick={() => onView(() => WHOLE)} />
				<IconButton icon={ZoomIn} label={t('graph.zoomIn')} onClick={() => onView((before) => zoomed(before, 1.6))} />
				<IconButton icon={ZoomOut} label={t('graph.zoomOut')} onClick={() => onView((before) => zoomed(before, 1 / 1.6))} />
				<IconButton icon={Table} label={t('chart.asTable')} onClick={onTable} />
			</div>
			<div className={styles.scale}><span>{t('map.fewer')}</span><span className={styles.ramp} aria-hidden /><span>{t('map.more', { number: formatNumber(largest) })}</span></div>
		</div>
	);
}

function useSize(node: React.RefObject<HTMLElement | null>): { width: number; height: number } {
	const [size, setSize] = useState({ width: 0, height: 0 });
	useEffect(() => {
		const watch = new ResizeObserver(([entry]) => entry && setSize({ width: entry.contentRect.width, height: entry.contentRect.height }));
		watch.observe(node.current!.parentElement!);
		return () => watch.disconnect();
	}, [node]);
	return size;
}
