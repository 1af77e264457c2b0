import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import { listing } from '@shared/lib/shapes';

const detected = z.object({ input: z.string(), type: z.nullish(z.string()), value: z.nullish(z.string()), problem: z.nullish(z.string()) });
export type Detected = z.infer<typeof detected>;

/** What each line of a text is. */
export const detectQuery = (text: string) => queryOptions({
	queryKey: ['detect', text],
	queryFn: async ({ signal }) => (await call('/scans/detect', listing(detected), { method: 'POST', body: { text }, signal })).data,
	enabled: text.trim() !== '',
	staleTime: Number.POSITIVE_INFINITY,
	placeholderData: keepPreviousData,
});
