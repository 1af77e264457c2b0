import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import { entityRef } from '@shared/lib/shapes';

const point = z.object({ lat: z.number(), lon: z.number(), country: z.nullish(z.string()), city: z.nullish(z.string()), entities: z.number(), sample: z.array(entityRef) });
export type MapPoint = z.infer<typeof point>;

const map = z.object({ points: z.array(point), countries: z.array(z.object({ country: z.string(), entities: z.number() })) });
export type MapData = z.infer<typeof map>;

export const mapQuery = (scanId: string) => queryOptions({
	queryKey: ['map', scanId],
	queryFn: ({ signal }) => call('/visualizations/map', map, { query: { scan_id: scanId }, signal }),
});
