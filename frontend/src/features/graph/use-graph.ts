import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@shared/lib/format';
import { useUrlState } from '@shared/lib/url-state';
import { fetchNeighbours, type GraphData, type GraphNode, graphKey, graphQuery, type Neighbourhood, risksQuery, wholeGraphQuery } from './api/graph';
import type { Risks } from './coloring';
import { clustered, clusterOf, type Communities, isCluster } from './communities';
import { findCommunities } from './layout';
import { grownBy, hiddenTypes, onlyNodes, within, without } from './model';
import type { GraphSearch } from './search';

const NO_COMMUNITIES: Communities = new Map();
const NO_RISKS: Risks = new Map();

const communitiesQuery = (data: GraphData | undefined, extent: string) => queryOptions({
	queryKey: [...graphKey(data?.scan_id ?? ''), 'communities', extent, data?.nodes.length],
	queryFn: () => findCommunities(data!),
	enabled: data !== undefined,
	staleTime: Number.POSITIVE_INFINITY,
});

/** Everything that decides which nodes are on screen: what was fetched, opened, hidden, and how far one wants to see. */
export function useGraph(scanId: string) {
	const { t } = useTranslation();
	const [{ hide, at, extent, node, hops, color = 'type' }] = useUrlState<GraphSearch>();
	const whole = extent !== undefined;
	const first = useQuery({ ...graphQuery(scanId, at), enabled: !whole });
	const all = useQuery({ ...wholeGraphQuery(scanId), enabled: whole });
	const query = whole ? all : first;
	const [around, setAround] = useState<{ id: string; found: Neighbourhood }[]>([]);
	const [away, setAway] = useState<ReadonlySet<string>>(new Set());
	const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
	const communities: Communities = useQuery({ ...communitiesQuery(query.data, extent ?? 'first'), enabled: query.data !== undefined && (extent === 'clusters' || color === 'community') }).data ?? NO_COMMUNITIES;
	const risks = useQuery({ ...risksQuery(scanId), enabled: color === 'risk' }).data ?? NO_RISKS;
	const label = useCallback((largest: GraphNode, members: number) => t('graph.clusterLabel', { value: largest.value, number: formatNumber(members) }), [t]);
	const known = useMemo(() => query.data && around.reduce((data, { id, found }) => grownBy(data, id, found), query.data), [query.data, around]);
	const grouped = useMemo(() => (known && extent === 'clusters' ? (communities.size > 0 ? clustered(known, communities, open, label) : undefined) : known), [known, extent, communities, open, label]);
	const shown = useMemo(() => {
		if (!grouped) {
			return undefined;
		}
		const left = away.size === 0 ? grouped : onlyNodes(grouped, ({ id }) => !away.has(id));
		const near = node !== undefined && hops ? within(left, node, hops) : undefined;
		return without(near ? onlyNodes(left, ({ id }) => near.has(id)) : left, hiddenTypes(hide));
	}, [grouped, away, node, hops, hide]);

	/** Shows what surrounds a node; a cluster falls into its members. */
	const expand = async (id: string) => {
		if (isCluster(id)) {
			setOpen((before) => new Set([...before, clusterOf(id)]));
		} else {
			const found = await fetchNeighbours(scanId, id);
			setAround((before) => [...before.filter((other) => other.id !== id), { id, found }]);
		}
	};
	return {
		query, all: grouped, shown, communities, risks, away: away.size, isOpen: open.size > 0, expand,
		hide: (ids: readonly string[]) => setAway((before) => new Set([...before, ...ids])),
		showAll: () => setAway(new Set()), close: () => setOpen(new Set()),
	};
}

export type ShownGraph = ReturnType<typeof useGraph> & { all: GraphData; shown: GraphData };
