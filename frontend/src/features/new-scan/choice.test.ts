import { expect, it } from 'vitest';
import type { OfferedCollector } from './api/catalogue';
import { matches, NO_FILTER, obstacle, typesFound } from './choice';

const crtsh: OfferedCollector = {
	id: 'crtsh', name: 'Certificate transparency', description: 'Names in logged certificates', state: 'active', intrusiveness: 'passive', consumes: ['DomainName'],
	produces: ['Hostname', 'DomainName'], needs_key: false, source_url: 'https://crt.sh',
};

it('finds by name, source, type, contact and key', () => {
	expect(matches(crtsh, NO_FILTER)).toBe(true);
	expect(matches(crtsh, { ...NO_FILTER, text: ' CRT.SH ' })).toBe(true);
	expect(matches(crtsh, { ...NO_FILTER, finds: 'Url' })).toBe(false);
	expect(matches(crtsh, { ...NO_FILTER, closeness: 'active' })).toBe(false);
	expect(matches({ ...crtsh, needs_key: true }, { ...NO_FILTER, withoutKey: true })).toBe(false);
});

it('says what stands in the way of a choice', () => {
	expect(obstacle(crtsh, 'passive')).toBeUndefined();
	expect(obstacle({ ...crtsh, intrusiveness: 'active' }, 'dns')).toBe('tooClose');
	expect(obstacle({ ...crtsh, state: 'disabled' }, 'aggressive')).toBe('off');
});

it('knows what all of them find', () => {
	expect(typesFound([crtsh, { ...crtsh, produces: ['Url', 'Hostname'] }])).toEqual(['DomainName', 'Hostname', 'Url']);
});
