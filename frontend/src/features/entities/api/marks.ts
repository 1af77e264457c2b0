import { type InfiniteData, type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call, callWithoutAnswer, Problem, PROBLEM } from '@shared/lib/http';
import { listing } from '@shared/lib/shapes';
import type { Entity } from './entity';

const mark = z.object({
	id: z.string(), entity_id: z.string(), project_id: z.string(), kind: z.enum(['tag', 'note', 'false_positive']), text: z.string(), created_by: z.string(), created_at: z.string(),
});
export type Mark = z.infer<typeof mark>;
export type MarkKind = Mark['kind'];

/** What people have said of it and not taken back. */
export const marksQuery = (id: string) => queryOptions({
	queryKey: ['entities', 'marks', id],
	queryFn: async ({ signal }) => (await call('/entities/{id}/marks', listing(mark), { params: { id }, signal })).data,
});

export type NewMark = { kind: MarkKind; text: string };
export type Marked = { made: { entity: string; id: string }[]; had: number; failed: { entity: string; problem: unknown }[] };

const AT_ONCE = 6;

/** @returns what was made, how many had the mark before, and what went wrong with the rest */
export async function markAll(entities: readonly string[], body: NewMark): Promise<Marked> {
	const result: Marked = { made: [], had: 0, failed: [] };
	const waiting = [...entities];
	const work = async () => {
		for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
			try {
				result.made.push({ entity: id, id: (await call('/entities/{id}/marks', mark, { method: 'POST', params: { id }, body })).id });
			} catch (problem) {
				if (problem instanceof Problem && problem.type === PROBLEM.markExists) {
					result.had += 1;
				} else {
					result.failed.push({ entity: id, problem });
				}
			}
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	return result;
}

export async function unmarkAll(marks: Marked['made']): Promise<void> {
	for (const { entity, id } of marks) {
		await callWithoutAnswer('/entities/{id}/marks/{mark}', { method: 'DELETE', params: { id: entity, mark: id } });
	}
}

type Rows = InfiniteData<{ data: Entity[]; meta: { total: number } }>;

/** What is on screen says so at once; a list of many thousands is not asked for anew because of a tag. */
function patchRows(queries: QueryClient, ids: ReadonlySet<string>, change: (entity: Entity) => Entity): void {
	queries.setQueriesData<Rows>({ queryKey: ['entities', 'list'] }, (rows) => rows && {
		...rows, pages: rows.pages.map((page) => ({ ...page, data: page.data.map((entity) => (ids.has(entity.id) ? change(entity) : entity)) })),
	});
	void queries.invalidateQueries({ queryKey: ['entities'], predicate: ({ queryKey }) => queryKey[1] !== 'list' });
}

const withMark = ({ kind, text }: NewMark) => (entity: Entity): Entity => (
	kind === 'tag' ? { ...entity, tags: [...new Set([...entity.tags, text])].sort() } : kind === 'false_positive' ? { ...entity, false_positive: true } : entity);
const withoutMark = ({ kind, text }: NewMark) => (entity: Entity): Entity => (
	kind === 'tag' ? { ...entity, tags: entity.tags.filter((tag) => tag !== text) } : kind === 'false_positive' ? { ...entity, false_positive: false } : entity);

export function useMarking() {
	const queries = useQueryClient();
	return {
		mark: useMutation({
			mutationFn: ({ entities, body }: { entities: readonly string[]; body: NewMark }) => markAll(entities, body),
			onSuccess: ({ made }, { body }) => patchRows(queries, new Set(made.map(({ entity }) => entity)), withMark(body)),
		}),
		unmark: useMutation({
			mutationFn: ({ marks }: { marks: Marked['made']; body: NewMark }) => unmarkAll(marks),
			onSuccess: (_, { marks, body }) => patchRows(queries, new Set(marks.map(({ entity }) => entity)), withoutMark(body)),
		}),
	};
}
