import { expect, it } from 'vitest';
import { NO_POLICY, policyOf, secretsOf, withPolicy } from './policies';

const book = { '*': { per_day: 1000 }, crtsh: { per_second: 1, cache_ttl: '1h' } };

it('reads what is said of a source, else what is said of all others', () => {
	expect(policyOf(book, 'crtsh')).toEqual({ of: 'own', policy: { ...NO_POLICY, per_second: '1', cache_ttl: '1h' } });
	expect(policyOf(book, 'whois')).toEqual({ of: 'others', policy: { ...NO_POLICY, per_day: '1000' } });
	expect(policyOf({}, 'whois')).toEqual({ of: 'none', policy: NO_POLICY });
	expect(policyOf(null, 'whois').of).toBe('none');
});

it('changes what is said of one source and nothing else', () => {
	expect(withPolicy(book, 'whois', { ...NO_POLICY, per_hour: '20', negative_cache_ttl: ' 5m ' })).toEqual({ ...book, whois: { per_hour: 20, negative_cache_ttl: '5m' } });
	expect(withPolicy(book, 'crtsh', NO_POLICY)).toEqual({ '*': { per_day: 1000 } });
});

it('tells which secrets of a source are set', () => {
	const items = [
		{ key: 'source-secret.shodan.key', overridden: true, hint: '9876' }, { key: 'source-secret.shodan.user', overridden: true },
		{ key: 'source-secret.shodan.old', overridden: false }, { key: 'source-secret.shodan-ct.key', overridden: true }, { key: 'network.timeout', overridden: true },
	];
	expect(secretsOf(items, 'shodan')).toEqual([{ setting: 'key', hint: '9876' }, { setting: 'user', hint: '' }]);
});
