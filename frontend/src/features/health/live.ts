import type { QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '@shared/lib/live';
import { servicesQuery } from './api/services';

export function applyToServices(queries: QueryClient, { name }: LiveEvent): void {
	if (name === 'service.changed') {
		void queries.invalidateQueries({ queryKey: servicesQuery.queryKey });
	}
}
