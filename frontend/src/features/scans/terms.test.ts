import { expect, it } from 'vitest';
import type { Scan } from './api/scan';
import { changeOf, termsOf } from './terms';

const scan = { priority: 'medium', hop_limit: 3, budget: { duration: 'PT6H', entities: 200_000, requests: 2_000_000 } } as Scan;
const terms = termsOf(scan);

it('sends only what differs', () => {
	expect(changeOf(scan, terms)).toEqual({});
	expect(changeOf(scan, { ...terms, priority: 'high' })).toEqual({ priority: 'high' });
	expect(changeOf(scan, { ...terms, hops: '0', entities: '500' })).toEqual({ hop_limit: 0, budget: { entities: 500 } });
	expect(changeOf(scan, { ...terms, duration: { amount: '90', unit: 'minutes' } })).toEqual({ budget: { duration: 'PT90M' } });
});

it('leaves what was emptied as it is', () => {
	expect(changeOf(scan, { ...terms, hops: '', requests: ' ', duration: { amount: '', unit: 'hours' } })).toEqual({});
});
