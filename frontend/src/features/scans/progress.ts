import { isFinal } from '@shared/lib/shapes';
import type { Scan } from './api/scan';

/** Tasks that will not be touched again. */
export const done = ({ planned, pending, running }: Scan['progress']): number => Math.max(0, planned - pending - running);

/** How long after its end a scan's facts, findings and report may still be on their way. */
const SETTLING_MILLIS = 30_000;
const POLL_MILLIS = 4_000;

/** How often to ask again about a scan: while it runs, and a little longer; the live stream may be down. */
export function pollInterval(scan: Scan | undefined, now = Date.now()): number | false {
	const over = scan !== undefined && isFinal(scan.state) && now - Date.parse(scan.finished_at ?? scan.created_at) > SETTLING_MILLIS;
	return over ? false : POLL_MILLIS;
}
