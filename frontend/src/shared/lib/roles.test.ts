import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { byResource, INSTALLATION_WIDE, NEVER_FOR_KEYS, PERMISSIONS_OF, ROLE_IDS } from './roles';

const java = (name: string) => readFileSync(`../src/main/java/io/mirage/platform/security/${name}.java`, 'utf8');
const permissions = new Map([...java('Permission').matchAll(/^\t(\w+)\("([\w:]+)"(?:, Reach\.(\w+))?\)/gm)].map(([, constant, id, reach]) => [constant!, { id: id!, reach }]));
const all = [...permissions.values()].map(({ id }) => id).sort();

it('knows the permissions of the server', () => {
	expect([...PERMISSIONS_OF.admin].sort()).toEqual(all);
	expect([...INSTALLATION_WIDE].sort()).toEqual([...permissions.values()].filter(({ reach }) => reach === 'INSTALLATION').map(({ id }) => id).sort());
	expect(all).toEqual(expect.arrayContaining([...NEVER_FOR_KEYS]));
});

it.each(ROLE_IDS.filter((role) => role !== 'admin'))('knows what the role %s may do', (role) => {
	const constants = new RegExp(`\\b${role.toUpperCase()}\\(EnumSet\\.of\\(([^)]*)\\)`).exec(java('Role'))![1]!.split(',').map((constant) => constant.trim());
	expect([...PERMISSIONS_OF[role]].sort()).toEqual(constants.map((constant) => permissions.get(constant)!.id).sort());
});

it('groups permissions by what they are about', () => {
	expect(byResource(['scan:write', 'scan:read', 'audit:read'])).toEqual([{ resource: 'scan', verbs: ['read', 'write'] }, { resource: 'audit', verbs: ['read'] }]);
});
