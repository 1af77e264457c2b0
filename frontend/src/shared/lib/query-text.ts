/**
 * Queries are text that people read and write; what a click adds to one is a term at its end. Only terms that stand alone
 * at the outermost level count as such: a condition inside parentheses or behind a minus is the author's own.
 */

type Piece = { text: string; from: number; to: number };

/** Pieces at the outermost level, divided by blanks; quotes and parentheses keep theirs together. */
function pieces(query: string): Piece[] {
	const found: Piece[] = [];
	let from = 0;
	let depth = 0;
	let quoted = false;
	const end = (to: number) => {
		if (to > from) {
			found.push({ text: query.slice(from, to), from, to });
		}
		from = to + 1;
	};
	for (let at = 0; at < query.length; at++) {
		const letter = query[at]!;
		if (letter === '\\' && quoted) {
			at += 1;
		} else if (letter === '"') {
			quoted = !quoted;
		} else if (!quoted && letter === '(') {
			depth += 1;
		} else if (!quoted && letter === ')') {
			depth -= 1;
		} else if (!quoted && depth <= 0 && /\s/.test(letter)) {
			end(at);
		}
	}
	end(query.length);
	return found;
}

const needsQuotes = (value: string): boolean => !/^[\p{L}\p{N}_./@<>=-]+$/u.test(value) || value.startsWith('-') || ['OR', 'AND', 'NOT'].includes(value);

/** The value as the language takes it word by word, whatever is in it. */
export const inQuotes = (value: string): string => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

export const term = (value: string): string => (needsQuotes(value) ? inQuotes(value) : value);

function split(list: string): string[] {
	return (list.match(/"(?:\\.|[^"\\])*"|[^,]+/g) ?? []).map((value) => (value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value));
}

const hasChoice = (query: string): boolean => pieces(query).some(({ text }) => text === 'OR');

const pieceOf = (query: string, field: string): Piece | undefined =>
	(hasChoice(query) ? undefined : pieces(query).find(({ text }, index, all) => text.startsWith(`${field}:`) && all[index - 1]?.text !== 'NOT'));

/** The values that the query asks of a field, as far as that is a term of its own. */
export function valuesOf(query: string, field: string): string[] {
	const piece = pieceOf(query, field);
	return piece ? split(piece.text.slice(field.length + 1)) : [];
}

/** The query without its term for a field: what is to be counted beside it. */
export function without(query: string, field: string): string {
	const piece = pieceOf(query, field);
	return piece ? `${query.slice(0, piece.from).trimEnd()} ${query.slice(piece.to).trimStart()}`.trim() : query;
}

/** The query with these values asked of a field; none removes the term. */
export function withValues(query: string, field: string, values: readonly string[]): string {
	const wanted = values.length === 0 ? undefined : `${field}:${values.map(term).join(',')}`;
	const piece = pieceOf(query, field);
	if (piece && wanted) {
		return `${query.slice(0, piece.from)}${wanted}${query.slice(piece.to)}`;
	}
	const rest = without(query, field);
	return wanted === undefined ? rest : [hasChoice(rest) ? `(${rest.trim()})` : rest.trim(), wanted].filter(Boolean).join(' ');
}

/** Adds a value to those asked of a field, or takes it out. */
export function toggledValue(query: string, field: string, value: string): string {
	const values = valuesOf(query, field);
	return withValues(query, field, values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
}
