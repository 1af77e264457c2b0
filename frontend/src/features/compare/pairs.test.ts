import { expect, it } from 'vitest';
import type { ComparedScan } from './api/differences';
import { likelyPair } from './pairs';

const scan = (id: string, value: string): ComparedScan => ({ id, name: id, state: 'completed', created_at: '2026-11-24T00:00:00Z', targets: [{ value }] });

it('offers the latest scan whose target was scanned before', () => {
	expect(likelyPair([scan('4', 'new.example'), scan('3', 'a.example'), scan('2', 'b.example'), scan('1', 'a.example')])).toEqual({ before: '1', after: '3' });
});

it('offers nothing where nothing was scanned twice', () => {
	expect(likelyPair([scan('2', 'b.example'), scan('1', 'a.example')])).toBeUndefined();
});
