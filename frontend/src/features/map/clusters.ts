import type { MapPoint } from './api/map';

export type Placed = { x: number; y: number; point: MapPoint };
export type Cluster = { x: number; y: number; entities: number; points: MapPoint[] };

/** Points that would lie upon each other on screen become one, in the middle of what they stand for. */
export function clustersOf(placed: readonly Placed[], size: number): Cluster[] {
	const clusters: Cluster[] = [];
	for (const { x, y, point } of placed.toSorted((a, b) => b.point.entities - a.point.entities)) {
		const near = clusters.find((cluster) => Math.hypot(cluster.x - x, cluster.y - y) < Math.max(size, radiusOf(cluster.entities) + radiusOf(point.entities)));
		if (near) {
			const entities = near.entities + point.entities;
			const share = point.entities / Math.max(1, entities);
			Object.assign(near, { x: near.x + (x - near.x) * share, y: near.y + (y - near.y) * share, entities });
			near.points.push(point);
		} else {
			clusters.push({ x, y, entities: point.entities, points: [point] });
		}
	}
	return clusters.sort((a, b) => b.entities - a.entities);
}

/** Area grows with the number of entities, within bounds. */
export const radiusOf = (entities: number): number => Math.min(26, 4 + Math.sqrt(entities) * 1.1);

export const placeKey = ({ lat, lon }: MapPoint): string => `${lat},${lon}`;
