import type { QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '@shared/lib/live';

export function applyToFindings(queries: QueryClient, { name }: LiveEvent): void {
	if (name === 'findings.raised' || name === 'scan.correlated') {
		void queries.invalidateQueries({ queryKey: ['findings'] }, { cancelRefetch: false });
	}
}
