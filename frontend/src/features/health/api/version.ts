import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';

const version = z.object({ version: z.nullish(z.string()), build_time: z.nullish(z.string()), modules: z.array(z.string()) });

export const versionQuery = queryOptions({ queryKey: ['version'], queryFn: ({ signal }) => call('/platform/version', version, { signal }), staleTime: Number.POSITIVE_INFINITY });
