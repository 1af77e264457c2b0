import type { AuditFilter } from './api/audit';

/** Of calls; what security notes has names of its own and is found by what it is about. */
export const ACTIONS = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** What a field of the browser holds, without a zone, is meant in UTC. */
const instant = (text: string | undefined): string | undefined => {
	const at = text ? new Date(`${text}Z`) : undefined;
	return at && !Number.isNaN(at.getTime()) ? at.toISOString() : undefined;
};

/** Without what does not narrow. */
export function filterOf({ actor, action, resource, from, to }: AuditFilter): AuditFilter {
	const wanted = { actor: actor?.trim(), action, resource: resource?.trim(), from: instant(from), to: instant(to) };
	return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value));
}
