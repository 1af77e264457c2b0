import type { QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '@shared/lib/live';
import { notificationKeys } from './api/notifications';

export function applyToNotifications(queries: QueryClient, { name }: LiveEvent): void {
	if (name === 'notification.raised') {
		void queries.invalidateQueries({ queryKey: notificationKeys.all });
	}
}
