import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call, callWithoutAnswer } from '@shared/lib/http';
import { page } from '@shared/lib/shapes';

const notification = z.object({
	id: z.string(), kind: z.string(), severity: z.nullish(z.string()), title: z.string(), body: z.nullish(z.string()), scan_id: z.nullish(z.string()),
	created_at: z.string(), read_at: z.nullish(z.string()),
});
export type Notification = z.infer<typeof notification>;

export const notificationKeys = { all: ['notifications'] as const };

export const unreadQuery = queryOptions({
	queryKey: [...notificationKeys.all, 'unread'],
	queryFn: async ({ signal }) => (await call('/notifications/unread-count', z.object({ unread: z.number() }), { signal })).unread,
});

export const notificationsQuery = queryOptions({
	queryKey: [...notificationKeys.all, 'list'],
	queryFn: async ({ signal }) => (await call('/notifications', page(notification), { query: { per_page: 20 }, signal })).data,
});

/** Of one notification, or of all if no id is given. */
export function useMarkRead() {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: (id?: string) => (id ? callWithoutAnswer('/notifications/{id}/read', { method: 'POST', params: { id } }) : callWithoutAnswer('/notifications/read', { method: 'POST' })),
		onSuccess: () => queries.invalidateQueries({ queryKey: notificationKeys.all }),
	});
}
