import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call, callWithoutAnswer } from '@shared/lib/http';

const profile = z.object({ id: z.string(), username: z.string(), email: z.string(), display_name: z.string(), roles: z.array(z.string()), created_at: z.string() });
export type Profile = z.infer<typeof profile>;

export const profileQuery = queryOptions({ queryKey: ['profile'], queryFn: ({ signal }) => call('/users/me', profile, { signal }), staleTime: 60_000 });

/** Every other session ends. */
export function usePasswordChange() {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: (wish: { current_password: string; new_password: string }) => callWithoutAnswer('/auth/password', { method: 'POST', body: wish }),
		onSuccess: () => queries.invalidateQueries({ queryKey: ['devices'] }),
	});
}
