import { expect, it } from 'vitest';
import { draftLike, emptyDraft, orderOf } from './order';

it('asks only for what differs from what the server would do by itself', () => {
	expect(orderOf({ ...emptyDraft({}), targets: ' a.example \n\nb.example' })).toEqual({ targets: [{ value: 'a.example' }, { value: 'b.example' }], profile: 'footprint' });
});

it('sends everything that was chosen', () => {
	const order = orderOf({
		...emptyDraft({ profile: 'passive' }), targets: 'jonas', types: { jonas: 'Username' }, collectors: ['crtsh'], name: ' Mine ', project: 'p', hops: '0', deny: '10.0.0.0/8\n',
		priority: 'high', duration: { amount: '30', unit: 'minutes' }, entities: '500', requests: '1000',
	});
	expect(order).toEqual({
		targets: [{ value: 'jonas', type: 'Username' }], profile: 'passive', collectors: ['crtsh'], name: 'Mine', project_id: 'p', hop_limit: 0, deny: ['10.0.0.0/8'], priority: 'high',
		budget: { duration: 'PT30M', entities: 500, requests: 1000 },
	});
});

const scan = {
	name: 'Before', targets: [{ id: 't', type: 'DomainName', value: 'a.example' }], profile: 'investigate', hop_limit: 2, deny: ['^dev'], project_id: 'p', priority: 'low' as const,
	budget: { duration: 'PT6H', entities: 200_000, requests: 2_000_000 },
};

it('asks the same once more', () => {
	const order = orderOf(draftLike({ scan, plan: [{ collector: 'crtsh', reason: null }, { collector: 'whois', reason: 'The collector is disabled.' }] }));
	expect(order).toEqual({
		targets: [{ value: 'a.example', type: 'DomainName' }], profile: 'investigate', hop_limit: 2, deny: ['^dev'], project_id: 'p', priority: 'low',
		budget: { duration: 'PT6H', entities: 200_000, requests: 2_000_000 },
	});
});

it('asks nobody whom the earlier scan was told to leave out', () => {
	const plan = [
		{ collector: 'crtsh', reason: null }, { collector: 'rdap', reason: 'No entity of its types was found within the scan’s scope and hop limit.' },
		{ collector: 'whois', reason: 'It is not among the chosen collectors.' }, { collector: 'ports', reason: 'The profile investigate is dns, the collector is aggressive.' },
	];
	expect(orderOf(draftLike({ scan, plan })).collectors).toEqual(['crtsh', 'rdap']);
});
