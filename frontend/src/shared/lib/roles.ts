/** The roles of every installation and what each may do, as the server gives them; a test holds this to the server's own list. */
const READ_ONLY = [
	'account:read', 'account:write', 'project:read', 'scan:read', 'data:read', 'finding:read', 'report:read', 'integration:read', 'notification:read', 'module:read',
	'config:read', 'platform:read',
];
const USER = [...READ_ONLY, 'scan:write', 'scan:delete', 'data:write', 'finding:write', 'report:write', 'report:delete', 'integration:write', 'notification:write'];
const ANALYST = [...USER, 'project:write', 'data:delete', 'module:write'];
const ADMIN = [...ANALYST, 'user:read', 'user:write', 'user:delete', 'organisation:write', 'project:delete', 'config:write', 'platform:write', 'audit:read'];

export const ROLE_IDS = ['admin', 'analyst', 'user', 'read_only'] as const;
export type RoleId = (typeof ROLE_IDS)[number];

export const PERMISSIONS_OF: Record<RoleId, readonly string[]> = { admin: ADMIN, analyst: ANALYST, user: USER, read_only: READ_ONLY };

/** They count only in the organisation that runs the installation. */
export const INSTALLATION_WIDE: readonly string[] = ['organisation:write', 'module:write', 'config:write', 'platform:write'];

/** A key could make itself stronger with it. */
export const NEVER_FOR_KEYS: readonly string[] = ['account:write'];

const VERBS = ['read', 'write', 'delete'] as const;
export type Verb = (typeof VERBS)[number];

/** Permissions as rows: one resource with the verbs that it has. */
export function byResource(permissions: readonly string[]): { resource: string; verbs: Verb[] }[] {
	const resources = [...new Set(permissions.map((permission) => permission.split(':')[0]!))];
	return resources.map((resource) => ({ resource, verbs: VERBS.filter((verb) => permissions.includes(`${resource}:${verb}`)) }));
}
