import type { QueryClient } from '@tanstack/react-query';
import { applyToEntities } from '@features/entities/live';
import { applyToFindings } from '@features/findings/live';
import { applyToGraph } from '@features/graph/live';
import { applyToServices } from '@features/health/live';
import { applyToNotifications } from '@features/notifications/live';
import { applyToReports } from '@features/reports/live';
import { applyToScans } from '@features/scans/live';
import { rememberResults } from '@features/scans/live-results';
import type { LiveEvent } from '@shared/lib/live';

const PARTS = [applyToScans, applyToEntities, applyToFindings, applyToReports, applyToGraph, applyToNotifications, applyToServices];

/** Brings the query cache up to date with a frame's worth of events; every feature takes what concerns it. */
export function applyLive(queries: QueryClient, events: LiveEvent[]): void {
	rememberResults(events);
	for (const event of events) {
		PARTS.forEach((apply) => apply(queries, event));
	}
}
