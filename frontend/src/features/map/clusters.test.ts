import { expect, it } from 'vitest';
import { clustersOf, radiusOf } from './clusters';

const placed = (x: number, y: number, entities: number) => ({ x, y, point: { lat: y, lon: x, entities, sample: [] } });

it('joins what lies upon each other, nearer to the larger part', () => {
	const [cluster, ...others] = clustersOf([placed(1, 1, 1), placed(9, 1, 3)], 10);
	expect(others).toEqual([]);
	expect(cluster).toMatchObject({ x: 7, y: 1, entities: 4 });
});

it('keeps apart what is apart, the largest first', () => {
	expect(clustersOf([placed(1, 1, 1), placed(50, 1, 3)], 10).map(({ entities }) => entities)).toEqual([3, 1]);
});

it('grows with what it stands for, within bounds', () => {
	expect(radiusOf(1)).toBeLessThan(radiusOf(100));
	expect(radiusOf(1_000_000)).toBe(26);
});
