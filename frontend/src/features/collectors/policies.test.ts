import { expect, it } from 'vitest';
import { NO_POLICY, policyOf, settingsOf, withPolicy, withSetting } from './policies';

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

it('names settings of a source without their values', () => {
	const list = ['shodan.key=a=b', 'shodan.key=second', 'shodan.base-url=https://x.example', 'shodan-ct.key=other', 5];
	expect(settingsOf(list, 'shodan')).toEqual(['key', 'base-url']);
	expect(settingsOf(undefined, 'shodan')).toEqual([]);
});

it('replaces or removes one setting of one source', () => {
	const list = ['shodan.key=old', 'shodan.key=older', 'censys.key=mine'];
	expect(withSetting(list, 'shodan', 'key', 'new')).toEqual(['censys.key=mine', 'shodan.key=new']);
	expect(withSetting(list, 'shodan', 'key')).toEqual(['censys.key=mine']);
});
