import { queryOptions } from '@tanstack/react-query';
import type { Feature, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { lettersOf } from './countries';

export type Country = { letters: string | undefined; shape: Feature<Geometry> };

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const read = (world: World): Country[] => feature(world, world.objects.countries).features.map((shape) => ({ letters: lettersOf(shape.id), shape }));

/** Borders come with the product, so that looking at a map asks nobody. The fine ones only once somebody looks closely. */
export const worldQuery = (fine: boolean) => queryOptions({
	queryKey: ['world', fine],
	queryFn: async () => read((fine ? await import('world-atlas/countries-50m.json') : await import('world-atlas/countries-110m.json')).default as unknown as World),
	staleTime: Number.POSITIVE_INFINITY,
	gcTime: Number.POSITIVE_INFINITY,
});
