import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { callOpenly } from '@shared/lib/http';

const ways = z.object({ passwords: z.boolean(), data: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string(), start: z.nullish(z.string()) })) });

/** How people sign in here, before anybody is signed in. */
export const waysQuery = queryOptions({ queryKey: ['ways'], queryFn: ({ signal }) => callOpenly('/auth/providers', ways, { signal }), staleTime: 60_000 });

/** Where the browser goes; the provider sends it back to the page that was wanted. */
export const startOf = (start: string, wanted: string | undefined): string => (wanted ? `${start}?${new URLSearchParams({ return_to: wanted })}` : start);
