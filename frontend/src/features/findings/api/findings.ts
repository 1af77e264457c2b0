import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call } from '@shared/lib/http';
import { entityRef, page, severity } from '@shared/lib/shapes';
import { findingState } from '../search';

const finding = z.object({
	id: z.string(), scan_id: z.string(), rule_id: z.string(), rule_name: z.string(), severity, state: findingState, reopened: z.boolean(), headline: z.string(),
	why: z.string(), evidence: z.array(z.object({ observation_id: z.nullish(z.string()), entity: entityRef })), created_at: z.string(),
	updated_at: z.nullish(z.string()),
});
export type Finding = z.infer<typeof finding>;
export type FindingState = Finding['state'];

export type FindingFilter = { scan_id?: string; severity?: string; state?: string; rule_id?: string; q?: string; page?: number };

export const findingListQuery = (filter: FindingFilter) => queryOptions({
	queryKey: ['findings', 'list', filter],
	queryFn: ({ signal }) => call('/findings', page(finding), { query: { ...filter, per_page: 100 }, signal }),
	placeholderData: keepPreviousData,
});

export const findingQuery = (id: string) => queryOptions({
	queryKey: ['findings', 'one', id],
	queryFn: ({ signal }) => call('/findings/{id}', finding, { params: { id }, signal }),
});

const summary = z.object({ total: z.number(), open: z.number(), by_severity: z.record(z.string(), z.number()) });

export const findingCountsQuery = (scanId?: string) => queryOptions({
	queryKey: ['findings', 'counts', scanId],
	queryFn: ({ signal }) => call('/findings/summary', summary, { query: { scan_id: scanId }, signal }),
});

export function useDecideFinding() {
	const queries = useQueryClient();
	return useMutation({
		mutationFn: ({ id, state }: { id: string; state: FindingState }) => call('/findings/{id}', finding, { method: 'PATCH', params: { id }, body: { state } }),
		onSuccess: (decided) => {
			queries.setQueryData(findingQuery(decided.id).queryKey, decided);
			return queries.invalidateQueries({ queryKey: ['findings'] });
		},
	});
}

export type Decision = { id: string; state: FindingState };

const AT_ONCE = 6;

/** @returns what went wrong with some of them; the others are decided */
async function decideAll(decisions: readonly Decision[]): Promise<unknown[]> {
	const waiting = [...decisions];
	const problems: unknown[] = [];
	const work = async () => {
		for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
			await call('/findings/{id}', finding, { method: 'PATCH', params: { id: next.id }, body: { state: next.state } }).catch((problem: unknown) => problems.push(problem));
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	return problems;
}

/** Many at once, each with its own state, so that the way back is the same call. */
export function useDecideFindings() {
	const queries = useQueryClient();
	return useMutation({ mutationFn: decideAll, onSettled: () => queries.invalidateQueries({ queryKey: ['findings'] }) });
}
