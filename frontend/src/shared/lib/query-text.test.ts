import { expect, it } from 'vitest';
import { inQuotes, toggledValue, valuesOf, withValues, without } from './query-text';

it.each([
	['', 'Hostname', 'type:Hostname'],
	['type:Hostname', 'Url', 'type:Hostname,Url'],
	['kites type:Hostname,Url seen:<7d', 'Url', 'kites type:Hostname seen:<7d'],
	['type:Hostname', 'Hostname', ''],
	['a type:Hostname b', 'Hostname', 'a b'],
	['a OR b', 'Url', '(a OR b) type:Url'],
	['-type:Hostname', 'Url', '-type:Hostname type:Url'],
	['NOT type:Hostname', 'Url', 'NOT type:Hostname type:Url'],
	['(type:Hostname OR type:Url)', 'Asn', '(type:Hostname OR type:Url) type:Asn'],
	['"not type:Hostname here"', 'Url', '"not type:Hostname here" type:Url'],
])('%s and a click on %s become %s', (query, value, wanted) => {
	expect(toggledValue(query, 'type', value)).toBe(wanted);
});

it('puts what is no word into quotes and reads it back', () => {
	const query = withValues('', 'tag', ['to do, soon', 'say "hi"', 'plain']);
	expect(query).toBe('tag:"to do, soon","say \\"hi\\"",plain');
	expect(valuesOf(query, 'tag')).toEqual(['to do, soon', 'say "hi"', 'plain']);
});

it('leaves one field out to count beside it', () => {
	expect(without('kites type:Url tag:expired', 'type')).toBe('kites tag:expired');
	expect(without('kites', 'type')).toBe('kites');
});

it('asks for a value as it is', () => {
	expect(inQuotes('a\\b "c"')).toBe('"a\\\\b \\"c\\""');
});

it('reads nothing into a query with an alternative', () => {
	expect(valuesOf('type:Url OR type:Asn', 'type')).toEqual([]);
	expect(toggledValue('(a OR b) type:Url', 'type', 'Url')).toBe('(a OR b)');
});
