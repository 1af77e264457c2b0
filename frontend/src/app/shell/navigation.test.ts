import { expect, it } from 'vitest';
import { navigationFor } from './navigation';

const places = (...permissions: string[]) => navigationFor(permissions).flatMap(({ entries }) => entries.map(({ to }) => to));

it('leads only where the caller may look', () => {
	expect(places()).toEqual(['/']);
	expect(places('scan:read', 'audit:read')).toEqual(['/', '/scans', '/audit']);
});

it('leaves out a group that would be empty', () => {
	expect(navigationFor(['scan:read']).map(({ group }) => group)).toEqual(['nav.investigate']);
});
