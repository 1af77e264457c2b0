import { geoGraticule10, geoNaturalEarth1, geoPath, type GeoProjection } from 'd3-geo';
import { token } from '@shared/lib/theme';
import type { MapPoint } from './api/map';
import { type Cluster, clustersOf, placeKey, radiusOf } from './clusters';
import type { Country } from './world';

/** How the world lies in the window: how many times its fitting size, and by how far it is moved. */
export type View = { scale: number; x: number; y: number };
export const WHOLE: View = { scale: 1, x: 0, y: 0 };
export const MOST_ZOOM = 24;
const CLUSTER_SIZE = 22;
const FAR_LABELS = 60;

export type Scene = { width: number; height: number; view: View; countries: readonly Country[]; shares: ReadonlyMap<string, number>; points: readonly MapPoint[]; place: string | undefined };

export function projectionOf(width: number, height: number, { scale, x, y }: View): GeoProjection {
	const projection = geoNaturalEarth1().fitExtent([[12, 12], [width - 12, height - 12]], { type: 'Sphere' });
	const [left, top] = projection.translate();
	return projection.scale(projection.scale() * scale).translate([(left - width / 2) * scale + width / 2 + x, (top - height / 2) * scale + height / 2 + y]);
}

export function clustersIn({ width, height, view, points }: Scene): Cluster[] {
	const projection = projectionOf(width, height, view);
	return clustersOf(points.flatMap((point) => {
		const at = projection([point.lon, point.lat]);
		return at ? [{ x: at[0], y: at[1], point }] : [];
	}), CLUSTER_SIZE);
}

/** Mixes two colours of the theme; `share` from 0 to 1 is how much of the second. */
function mixed(one: string, other: string, share: number): string {
	return `color-mix(in srgb, ${other} ${Math.round(share * 100)}%, ${one})`;
}

/** Draws everything anew, in the colours of the current theme; @returns where the clusters are, for the pointer. */
export function drawMap(canvas: HTMLCanvasElement, scene: Scene): Cluster[] {
	const ratio = window.devicePixelRatio || 1;
	const { width, height } = scene;
	canvas.width = width * ratio;
	canvas.height = height * ratio;
	const paint = canvas.getContext('2d')!;
	paint.scale(ratio, ratio);
	const colors = { canvas: token('canvas'), land: token('active'), line: token('line-2'), edge: token('line'), share: token('entity-network'), place: token('accent'), text: token('fg'), node: token('entity-host') };
	const path = geoPath(projectionOf(width, height, scene.view), paint);
	paint.lineWidth = 0.6;
	paint.strokeStyle = colors.edge;
	paint.beginPath();
	path(geoGraticule10());
	paint.stroke();
	paint.strokeStyle = colors.line;
	for (const { letters, shape } of scene.countries) {
		const share = letters === undefined ? 0 : (scene.shares.get(letters) ?? 0);
		paint.beginPath();
		path(shape);
		paint.fillStyle = share > 0 ? mixed(colors.canvas, colors.share, 0.12 + 0.53 * share) : colors.land;
		paint.fill();
		const chosen = letters !== undefined && letters === scene.place;
		paint.strokeStyle = chosen ? colors.place : colors.line;
		paint.lineWidth = chosen ? 1.6 : 0.6;
		paint.stroke();
	}
	const clusters = clustersIn(scene);
	clusters.forEach((cluster) => drawCluster(paint, cluster, scene.place, colors));
	return clusters;
}

function drawCluster(paint: CanvasRenderingContext2D, { x, y, entities, points }: Cluster, place: string | undefined, colors: { canvas: string; node: string; place: string; text: string }): void {
	const chosen = points.some((point) => placeKey(point) === place);
	const radius = radiusOf(entities);
	paint.beginPath();
	paint.arc(x, y, radius, 0, 2 * Math.PI);
	paint.fillStyle = mixed('transparent', chosen ? colors.place : colors.node, 0.55);
	paint.fill();
	paint.lineWidth = chosen ? 2 : 1.2;
	paint.strokeStyle = chosen ? colors.place : colors.node;
	paint.stroke();
	if (radius > 11 || (points.length > 1 && entities > FAR_LABELS)) {
		paint.font = '600 11px "Inter Variable", sans-serif';
		paint.textAlign = 'center';
		paint.textBaseline = 'middle';
		paint.lineWidth = 3;
		paint.strokeStyle = colors.canvas;
		paint.strokeText(String(entities), x, y);
		paint.fillStyle = colors.text;
		paint.fillText(String(entities), x, y);
	}
}

/** The country under a place of the window. */
export function countryAt(scene: Scene, x: number, y: number, contains: (shape: Country['shape'], at: [number, number]) => boolean): string | undefined {
	const at = projectionOf(scene.width, scene.height, scene.view).invert?.([x, y]);
	return at ? scene.countries.find(({ letters, shape }) => letters !== undefined && scene.shares.has(letters) && contains(shape, at))?.letters : undefined;
}
