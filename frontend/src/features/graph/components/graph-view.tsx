import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { Columns, Content, Footer } from '@shared/components/layout';
import { Boundary, Empty, Loaded, Skeleton } from '@shared/components/states';
import { formatNumber } from '@shared/lib/format';
import { useUrlState } from '@shared/lib/url-state';
import { FIRST_NODES, MOST_NODES, pathQuery } from '../api/graph';
import { isCluster } from '../communities';
import { hasWebGl } from '../draw';
import type { GraphSearch } from '../search';
import { type ShownGraph, useGraph } from '../use-graph';
import { GraphCanvas } from './graph-canvas';
import { GraphFilters } from './graph-filters';
import { GraphTable } from './graph-table';
import styles from './graph.module.css';
import { MostConnected } from './most-connected';

type Props = { scanId: string; inspector: (id: string, onClose: () => void) => ReactNode };

/** Legend, picture (or table) and inspector of one scan's graph. */
export function GraphView({ scanId, inspector }: Props) {
	const { t } = useTranslation();
	const graph = useGraph(scanId);
	const [{ node }, setSearch] = useUrlState<GraphSearch>();
	const close = useCallback(() => setSearch({ node: undefined, to: undefined, hops: undefined }), [setSearch]);
	return (
		<Columns>
			<Loaded query={graph.query}>
				{({ nodes }) => {
					const { all, shown } = graph;
					if (nodes.length === 0) {
						return <Empty>{t('graph.empty')}</Empty>;
					}
					if (!all || !shown) {
						return <Skeleton lines={10} />;
					}
					const whole: ShownGraph = { ...graph, all, shown };
					return (
						<>
							<GraphFilters graph={whole} />
							<Picture graph={whole} scanId={scanId} />
							{node && !isCluster(node) ? <Boundary resetKey={node}>{inspector(node, close)}</Boundary> : <MostConnected nodes={shown.nodes} />}
						</>
					);
				}}
			</Loaded>
		</Columns>
	);
}

function Picture({ graph, scanId }: { graph: ShownGraph; scanId: string }) {
	const { t } = useTranslation();
	const [{ view, node }, setSearch] = useUrlState<GraphSearch>();
	const drawable = useMemo(() => hasWebGl(), []);
	const { shown } = graph;
	const select = useCallback((id: string | undefined) => setSearch({ node: id, to: undefined, ...(id === undefined ? { hops: undefined } : {}) }), [setSearch]);
	return (
		<Content>
			<Extent graph={graph} />
			<PathLine scanId={scanId} />
			{view === 'table' || !drawable
				? <GraphTable data={shown} selected={node} noPicture={!drawable} onSelect={select} onPicture={() => setSearch({ view: undefined })} />
				: <Boundary resetKey={shown}><GraphCanvas graph={graph} scanId={scanId} onSelect={select} onTable={() => setSearch({ view: 'table' })} /></Boundary>}
			<Footer>
				<span>{t('graph.counts', { nodes: formatNumber(shown.nodes.length), edges: formatNumber(shown.edges.length) })}</span>
				{graph.away > 0 && <Button kind="quiet" onClick={graph.showAll}>{t('graph.showHidden', { count: graph.away })}</Button>}
				<span>{shown.complete ? t('graph.complete') : t('graph.growing')}</span>
			</Footer>
		</Content>
	);
}

/** Says when the picture is only a part, and offers the rest in two ways. */
function Extent({ graph }: { graph: ShownGraph }) {
	const { t } = useTranslation();
	const [{ extent }, setSearch] = useUrlState<GraphSearch>();
	const { total_nodes: total, nodes } = graph.query.data ?? { total_nodes: 0, nodes: [] };
	if (extent === undefined && total <= FIRST_NODES && nodes.length >= total) {
		return null;
	}
	const put = (wanted: GraphSearch['extent']) => setSearch({ extent: wanted, node: undefined, to: undefined, hops: undefined, at: undefined });
	return (
		<div className={styles.note} role="status">
			<span>{extent === 'clusters' ? t('graph.asClusters', { total: formatNumber(total) }) : extent === 'whole' ? t('graph.wholeShown', { total: formatNumber(total) }) : t('graph.truncated', { shown: formatNumber(nodes.length), total: formatNumber(total) })}</span>
			{graph.isOpen && <Button kind="quiet" onClick={graph.close}>{t('graph.closeClusters')}</Button>}
			{extent !== 'clusters' && <Button onClick={() => put('clusters')}>{t('graph.showClusters')}</Button>}
			{extent !== 'whole' && total <= MOST_NODES && <Button onClick={() => put('whole')}>{t('graph.showWhole', { total: formatNumber(total) })}</Button>}
			{extent !== undefined && <Button kind="quiet" onClick={() => put(undefined)}>{t('graph.showFirst', { number: formatNumber(FIRST_NODES) })}</Button>}
		</div>
	);
}

/** What came of asking for a path. */
function PathLine({ scanId }: { scanId: string }) {
	const { t } = useTranslation();
	const [{ node, to }, setSearch] = useUrlState<GraphSearch>();
	const query = useQuery({ ...pathQuery(scanId, node ?? '', to ?? ''), enabled: node !== undefined && to !== undefined });
	if (node === undefined || to === undefined) {
		return null;
	}
	return (
		<div className={styles.note} role="status">
			<Loaded query={query} lines={1}>
				{({ found, nodes, exhaustive }) => (
					<span>
						{found ? t('graph.path', { count: nodes.length - 1, way: nodes.map(({ value }) => value).join(' → ') }) : t('graph.noPath')}
						{!exhaustive && ` ${t('graph.notExhaustive')}`}
					</span>
				)}
			</Loaded>
			<Button kind="quiet" onClick={() => setSearch({ to: undefined })}>{t('action.clear')}</Button>
		</div>
	);
}
