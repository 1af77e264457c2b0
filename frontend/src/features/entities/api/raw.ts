import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call, fetchBytes, fill } from '@shared/lib/http';
import { page } from '@shared/lib/shapes';

export const rawPath = (sha256: string): string => fill('/collection/raw/{sha256}', { sha256 });

/** Hostile bytes. The content type is the server's judgement of them, not the source's. */
export const rawQuery = (sha256: string) => queryOptions({
	queryKey: ['raw', sha256],
	queryFn: async ({ signal }) => {
		const { bytes, headers } = await fetchBytes(rawPath(sha256), signal);
		return { bytes, text: headers.get('content-type')?.startsWith('text/plain') ?? false, truncated: headers.get('x-truncated') === 'true' };
	},
	staleTime: Number.POSITIVE_INFINITY,
	gcTime: 0,
});

const scanName = z.object({ id: z.string(), name: z.string() });

/** Names of the latest scans, to say in which of them something was seen. */
export const scanNamesQuery = queryOptions({
	queryKey: ['scans', 'list', 'names-for-entities'],
	queryFn: async ({ signal }) => (await call('/scans', page(scanName), { query: { per_page: 100 }, signal })).data,
	staleTime: 60_000,
});
