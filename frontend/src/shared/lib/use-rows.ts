import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';

type Portion<Row> = { data: Row[]; meta: { total: number } };

/** A list that is fetched as far as somebody scrolls: what is there, how many there are, and how to get more. */
export function useRows<Row>(query: UseInfiniteQueryResult<InfiniteData<Portion<Row>>>): { rows: Row[] | undefined; total: number; more: () => void } {
	const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
	const rows = useMemo(() => data?.pages.flatMap((page) => page.data), [data]);
	const more = useCallback(() => {
		if (hasNextPage && !isFetchingNextPage) {
			void fetchNextPage();
		}
	}, [hasNextPage, isFetchingNextPage, fetchNextPage]);
	return { rows, total: data?.pages.at(-1)?.meta.total ?? 0, more };
}
