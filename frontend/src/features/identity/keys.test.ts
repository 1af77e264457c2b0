import { expect, it } from 'vitest';
import { keyState } from './keys';

it('knows whether a key still opens anything', () => {
	const now = Date.parse('2026-11-25T12:00:00Z');
	expect(keyState({ revoked: false, expires_at: null }, now)).toBe('active');
	expect(keyState({ revoked: false, expires_at: '2026-11-25T12:00:01Z' }, now)).toBe('active');
	expect(keyState({ revoked: false, expires_at: '2026-11-25T12:00:00Z' }, now)).toBe('expired');
	expect(keyState({ revoked: true, expires_at: null }, now)).toBe('revoked');
});
