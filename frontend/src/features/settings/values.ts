/** Between a setting's value and the text somebody edits: lists one entry a line, JSON as JSON, the rest as it is. */
export function toText(type: string, value: unknown): string {
	if (value === null || value === undefined) {
		return '';
	}
	if (type === 'list' && Array.isArray(value)) {
		return value.map(String).join('\n');
	}
	return type === 'json' || typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
}

/** @throws SyntaxError if the text is no JSON where it has to be; the server judges everything else */
export function fromText(type: string, text: string): unknown {
	switch (type) {
		case 'list':
			return text.split('\n').map((line) => line.trim()).filter(Boolean);
		case 'integer':
		case 'float': {
			const number = Number(text.trim());
			// What is no number goes to the server as it is, which names it in its answer.
			return text.trim() === '' || Number.isNaN(number) ? text : number;
		}
		case 'boolean':
			return text === 'true';
		case 'json':
		case 'flag':
			return JSON.parse(text) as unknown;
		default:
			return text;
	}
}
