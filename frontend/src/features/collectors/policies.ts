export const COUNTS = ['per_second', 'per_minute', 'per_hour', 'per_day'] as const;
export const LIFETIMES = ['cache_ttl', 'negative_cache_ttl'] as const;
export const LIMITS = [...COUNTS, ...LIFETIMES] as const;
export type Limit = (typeof LIMITS)[number];

/** What stands in the fields; empty for no limit. */
export type Policy = Record<Limit, string>;

type Book = Record<string, Record<string, unknown>>;

const isBook = (value: unknown): value is Book => typeof value === 'object' && value !== null && !Array.isArray(value);

export const NO_POLICY: Policy = { per_second: '', per_minute: '', per_hour: '', per_day: '', cache_ttl: '', negative_cache_ttl: '' };

/** What the setting says of one source; `others` says whether it is what holds for all that have no word of their own. */
export function policyOf(setting: unknown, source: string): { policy: Policy; of: 'own' | 'others' | 'none' } {
	const book = isBook(setting) ? setting : {};
	const of = source in book ? 'own' : '*' in book ? 'others' : 'none';
	const said = book[source] ?? book['*'] ?? {};
	return { of, policy: Object.fromEntries(LIMITS.map((limit) => [limit, said[limit] === undefined ? '' : String(said[limit])])) as Policy };
}

/** The setting with another word for one source; without any, the source goes by what holds for all others. */
export function withPolicy(setting: unknown, source: string, policy: Policy): Book {
	const wanted = Object.fromEntries(LIMITS.filter((limit) => policy[limit].trim() !== '')
		.map((limit) => [limit, COUNTS.some((count) => count === limit) ? Number(policy[limit]) : policy[limit].trim()]));
	const others = Object.fromEntries(Object.entries(isBook(setting) ? setting : {}).filter(([name]) => name !== source));
	return Object.keys(wanted).length === 0 ? others : { ...others, [source]: wanted };
}

type Secret = { key: string; overridden: boolean; hint?: string | null };

/** Which secrets of a source are set: each one's name, with its last characters if it is long enough to show them. */
export function secretsOf(items: Secret[], source: string): { setting: string; hint: string }[] {
	const prefix = `source-secret.${source}.`;
	return items.filter((item) => item.overridden && item.key.startsWith(prefix)).map((item) => ({ setting: item.key.slice(prefix.length), hint: item.hint ?? '' }));
}
