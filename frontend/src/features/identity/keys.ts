import type { ApiKey } from './api/api-keys';

export const keyState = ({ revoked, expires_at: end }: Pick<ApiKey, 'revoked' | 'expires_at'>, now = Date.now()): 'active' | 'expired' | 'revoked' =>
	revoked ? 'revoked' : end && Date.parse(end) <= now ? 'expired' : 'active';
