import { createContext, use } from 'react';

/** The words of the server. What is not here, no screen asks for. */
export type Permission =
	| 'account:write' | 'audit:read' | 'config:read' | 'config:write' | 'data:read' | 'data:write' | 'finding:read' | 'finding:write' | 'integration:write'
	| 'module:read' | 'module:write' | 'platform:read' | 'platform:write' | 'project:read' | 'report:read' | 'report:write' | 'report:delete'
	| 'scan:read' | 'scan:write' | 'scan:delete' | 'user:read' | 'user:write';

export const Permissions = createContext<ReadonlySet<string>>(new Set());

/** Whether the caller may do it. The server judges; this only keeps what cannot work off the screen. */
export const useMay = (permission: Permission): boolean => use(Permissions).has(permission);
