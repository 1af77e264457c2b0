import type { QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '@shared/lib/live';

export function applyToReports(queries: QueryClient, { name }: LiveEvent): void {
	if (name === 'report.written' || name === 'export.written' || name === 'scan.correlated') {
		void queries.invalidateQueries({ queryKey: ['reports'] });
		void queries.invalidateQueries({ queryKey: ['exports'] });
	}
}
