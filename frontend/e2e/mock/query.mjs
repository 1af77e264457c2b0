// As much of the query language as the browser tests need: terms side by side, and one kind of mistake.
const FIELDS = {
	type: (row, values) => values.includes(row.type), tag: (row, values) => row.tags.some((tag) => values.includes(tag)), source: (row, values) => row.collectors.some((one) => values.includes(one)),
	value: (row, values) => values.includes(row.value), severity: (row, values) => values.includes(row.risk), seen: () => true, has: (row, values) => values.includes('finding') && !!row.risk,
	is: (row, values) => values.includes('false_positive') && row.false_positive,
};

const split = (list) => (list.match(/"(?:\\.|[^"\\])*"|[^,]+/g) ?? []).map((value) => (value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value));

/** @returns a test of rows, or the problem of the first term that cannot be read */
export function readQuery(query, types) {
	const tests = [];
	for (const match of (query ?? '').matchAll(/(-?)(\w+):((?:"(?:\\.|[^"\\])*"|[^\s"])*)|"[^"]*"|\S+/g)) {
		const [whole, minus, field, list] = match;
		if (field === undefined) {
			const word = whole.replaceAll('"', '').toLowerCase();
			tests.push((row) => `${row.value} ${Object.values(row.attributes).join(' ')}`.toLowerCase().includes(word));
			continue;
		}
		const offset = match.index + minus.length;
		if (!FIELDS[field]) {
			return { wrong: { offset, length: field.length, reason: `'${field}' is not a field.`, expected: Object.keys(FIELDS) } };
		}
		const values = split(list);
		const unknown = field === 'type' && values.find((value) => !types.includes(value));
		if (unknown || values.length === 0) {
			const at = offset + field.length + 1 + (unknown ? list.indexOf(unknown) : 0);
			return { wrong: { offset: at, length: unknown ? unknown.length : 0, reason: `'${unknown ?? ''}' is not an entity type.`, expected: ['Hostname', 'Netblock', 'Username'] } };
		}
		tests.push((row) => FIELDS[field](row, values) !== (minus === '-'));
	}
	return { test: (row) => tests.every((one) => one(row)) };
}

export function complete(query, cursor, types) {
	const from = Math.max(query.lastIndexOf(' ', cursor - 1), query.lastIndexOf('(', cursor - 1)) + 1;
	const word = query.slice(from, cursor);
	const colon = word.lastIndexOf(':');
	const typed = word.slice(colon + 1).toLowerCase();
	const options = colon < 0 ? Object.keys(FIELDS).map((field) => ({ text: `${field}:`, description: `what an entity has as ${field}` }))
		: word.startsWith('type:') ? types.map((type) => ({ text: type, description: 'kind of entity' })) : [];
	return { from: from + colon + 1, to: cursor, options: options.filter(({ text }) => text.toLowerCase().startsWith(typed)) };
}
