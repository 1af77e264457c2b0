import { expect, it } from 'vitest';
import type { Collector } from './api/collectors';
import { healthOf, matches } from './figures';

const crtsh: Collector = {
	id: 'crtsh', name: 'Certificate transparency', description: 'Names in logged certificates', version: '1.0.0', state: 'active', intrusiveness: 'passive', consumes: ['DomainName'],
	produces: ['Hostname'], needs_key: false, source_url: 'https://crt.sh', min_interval_ms: 250, runs: 10, entities: 5, outcomes: { answered: 9, blocked: 1 }, average_ms: 10,
};

it('finds by every property that a filter has', () => {
	expect(matches(crtsh, {})).toBe(true);
	expect(matches(crtsh, { q: ' CRT.sh', state: 'active', closeness: 'passive', consumes: 'DomainName', produces: 'Hostname', key: 'none', health: 'healthy' })).toBe(true);
	for (const other of [{ q: 'shodan' }, { state: 'disabled' }, { closeness: 'dns' }, { consumes: 'Url' }, { produces: 'Url' }, { key: 'needed' }, { health: 'failing' }] as const) {
		expect(matches(crtsh, other)).toBe(false);
	}
});

it('judges a source by its answers, and one that was never asked not at all', () => {
	expect(healthOf({ runs: 0, outcomes: {} })).toBe('untried');
	expect(healthOf({ runs: 10, outcomes: { empty: 10 } })).toBe('healthy');
	expect(healthOf({ runs: 10, outcomes: { answered: 5, blocked: 5 } })).toBe('mixed');
	expect(healthOf({ runs: 10, outcomes: { unreachable: 10 } })).toBe('failing');
});
