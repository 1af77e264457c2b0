import { describe, expect, it } from 'vitest';
import { formatAgo, formatBytes, formatExact, formatMillis, formatNumber, formatSpan } from './format';

describe('format', () => {
	it.each([[0, '0s'], [59.9, '59s'], [60, '1m'], [6120, '1h 42m'], [7200, '2h'], [86_399, '23h 59m'], [5_400_000, '62d'], [-3, '0s']])('says a span of %d seconds as %s', (seconds, text) => {
		expect(formatSpan(seconds)).toBe(text);
	});

	it('shows what is missing as a dash and nothing as zero', () => {
		expect(formatNumber(undefined)).toBe('—');
		expect(formatNumber(0)).toBe('0');
		expect(formatNumber(100_000)).toBe('100,000');
		expect(formatExact(null)).toBe('—');
		expect(formatMillis(null)).toBe('—');
	});

	it('gives exact times in UTC', () => {
		expect(formatExact('2026-11-22T13:43:47+01:00')).toBe('2026-11-22 12:43:47 UTC');
	});

	it('takes units that fit', () => {
		expect(formatBytes(0)).toBe('0 byte');
		expect(formatBytes(48_211)).toBe('48.2 kB');
		expect(formatMillis(950)).toBe('950 ms');
		expect(formatMillis(2100)).toBe('2.1 s');
	});

	it('does not count the first seconds', () => {
		const now = Date.parse('2026-11-24T10:00:00Z');
		expect(formatAgo('2026-11-24T09:59:58Z', now)).toBe('just now');
		expect(formatAgo('2026-11-24T09:54:00Z', now)).toBe('6m ago');
	});
});
