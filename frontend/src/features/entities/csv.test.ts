import { expect, it } from 'vitest';
import type { Entity } from './api/entity';
import { csvOf } from './csv';

const entity = (value: string): Entity => ({
	id: '1', type: 'Url', value, confidence: 80, collectors: ['a', 'b'], attributes: { title: 'Hi, "you"' }, tags: [], scan_ids: [], observation_count: 1,
	first_seen: '2026-11-24T00:00:00Z', last_seen: '2026-11-24T00:00:00Z', false_positive: false,
});

it('writes what is no formula even where a source wrote one', () => {
	const [, first, second] = csvOf([entity('=HYPERLINK("http://evil.example")'), entity('https://a.example/')]).split('\r\n');
	expect(first).toContain(`,"'=HYPERLINK(""http://evil.example"")",`);
	expect(second).toContain(',https://a.example/,80,');
	expect(second).toContain(String.raw`"{""title"":""Hi, \""you\""""}"`);
});
