import { queryOptions } from '@tanstack/react-query';
import { fetchBytes, fill } from '@shared/lib/http';

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
