import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EntityTypeName } from '@shared/components/entity';
import { Columns, Content, Facet, FacetTitle, Filters, Footer } from '@shared/components/layout';
import { Boundary, Empty, Loaded } from '@shared/components/states';
import { formatNumber } from '@shared/lib/format';
import { useUrlState } from '@shared/lib/url-state';
import { type GraphData, graphQuery } from '../api/graph';
import { hasWebGl } from '../draw';
import { hiddenTypes, type Legend, legendOf, without } from '../model';
import type { GraphSearch } from '../search';
import { GraphCanvas } from './graph-canvas';
import { GraphTable } from './graph-table';

type Props = { scanId: string; inspector: (id: string, onClose: () => void) => ReactNode };

/** Legend, picture (or table) and inspector of one scan's graph. */
export function GraphView({ scanId, inspector }: Props) {
	const { t } = useTranslation();
	const query = useQuery(graphQuery(scanId));
	const [{ node }, setSearch] = useUrlState<GraphSearch>();
	const close = useCallback(() => setSearch({ node: undefined }), [setSearch]);
	return (
		<Columns>
			<Loaded query={query}>{(data) => (data.nodes.length === 0 ? <Empty>{t('graph.empty')}</Empty> : <Picture data={data} />)}</Loaded>
			{node && <Boundary resetKey={node}>{inspector(node, close)}</Boundary>}
		</Columns>
	);
}

function Picture({ data }: { data: GraphData }) {
	const { t } = useTranslation();
	const [{ hide, view, node }, setSearch] = useUrlState<GraphSearch>();
	const drawable = useMemo(() => hasWebGl(), []);
	const legend = useMemo(() => legendOf(data.nodes), [data]);
	const shown = useMemo(() => without(data, hiddenTypes(hide)), [data, hide]);
	const select = useCallback((id: string | undefined) => setSearch({ node: id }), [setSearch]);
	return (
		<>
			<TypeToggles legend={legend} />
			<Content>
				{view === 'table' || !drawable
					? <GraphTable data={shown} selected={node} noPicture={!drawable} onSelect={select} onPicture={() => setSearch({ view: undefined })} />
					: <Boundary resetKey={shown}><GraphCanvas data={shown} selected={node} onSelect={select} onTable={() => setSearch({ view: 'table' })} /></Boundary>}
				<Footer>
					<span>{t('graph.counts', { nodes: formatNumber(shown.nodes.length), edges: formatNumber(shown.edges.length) })}</span>
					{data.truncated && <span>{t('graph.truncated', { total: formatNumber(data.total_nodes) })}</span>}
					<span>{data.complete ? t('graph.complete') : t('graph.growing')}</span>
				</Footer>
			</Content>
		</>
	);
}

/** Legend and filter at the same time. */
function TypeToggles({ legend }: { legend: Legend }) {
	const { t } = useTranslation();
	const [{ hide }, setSearch] = useUrlState<GraphSearch>();
	const hidden = hiddenTypes(hide);
	const toggle = (type: string) => {
		const next = hidden.has(type) ? [...hidden].filter((other) => other !== type) : [...hidden, type];
		setSearch({ hide: next.join(',') });
	};
	return (
		<Filters label={t('graph.types')}>
			<FacetTitle>{t('graph.types')}</FacetTitle>
			{legend.map(({ type, count }) => <Facet key={type} pressed={!hidden.has(type)} count={count} onClick={() => toggle(type)}><EntityTypeName type={type} /></Facet>)}
		</Filters>
	);
}
