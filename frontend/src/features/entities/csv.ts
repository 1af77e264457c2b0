import type { Entity } from './api/entity';

const COLUMNS = ['id', 'type', 'value', 'confidence', 'collectors', 'tags', 'first_seen', 'last_seen', 'observation_count', 'scan_ids', 'attributes'] as const;

/** Such a beginning makes a formula of a cell, and values come from strangers. */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: string): string {
	const safe = FORMULA.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function row(entity: Entity): string[] {
	return [
		entity.id, entity.type, entity.value, String(entity.confidence), entity.collectors.join(' '), entity.tags.join(' '), entity.first_seen, entity.last_seen,
		String(entity.observation_count), entity.scan_ids.join(' '), JSON.stringify(entity.attributes),
	];
}

/** A few chosen entities in the columns of the server's own export. */
export const csvOf = (entities: readonly Entity[]): string => [COLUMNS, ...entities.map(row)].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
