import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { DataGrid, type GridColumn } from '@shared/components/data-grid';
import { EntityIcon } from '@shared/components/entity';
import { SearchField } from '@shared/components/field';
import { Columns, Content, Footer, Screen, ScreenHeader, Toolbar } from '@shared/components/layout';
import { StatusDot } from '@shared/components/state-mark';
import { Boundary, Empty, Loaded } from '@shared/components/states';
import { formatMillis, formatNumber, formatPercent, NONE } from '@shared/lib/format';
import { typeName } from '@shared/lib/entity-types';
import { useUrlState } from '@shared/lib/url-state';
import { type Collector, collectorListQuery } from '../api/collectors';
import { answeredShare } from '../figures';
import type { CollectorsSearch } from '../search';
import { CollectorInspector } from './collector-inspector';

export function CollectorsScreen() {
	const { t } = useTranslation();
	const [{ q = '', collector }, setSearch] = useUrlState<CollectorsSearch>();
	const query = useQuery(collectorListQuery);
	const columns = useColumns();
	const close = useCallback(() => setSearch({ collector: undefined }), [setSearch]);
	const select = useCallback((id: string) => setSearch({ collector: id }), [setSearch]);
	const active = query.data?.filter((known) => known.state === 'active').length;
	const chosen = query.data?.find((known) => known.id === collector);
	return (
		<Screen>
			<ScreenHeader title={t('nav.collectors')} facts={query.data && t('collectors.lead', { active, total: query.data.length })} />
			<Toolbar><SearchField label={t('collectors.filter')} value={q} onChange={(text) => setSearch({ q: text })} /></Toolbar>
			<Columns>
				<Content>
					<Loaded query={query} lines={10}>
						{(all) => {
							const shown = all.filter((known) => matches(known, q));
							if (shown.length === 0) {
								return all.length === 0 ? <Empty>{t('collectors.none')}</Empty>
									: <Empty action={<Button onClick={() => setSearch({ q: undefined })}>{t('action.clearFilters')}</Button>}>{t('state.noMatch')}</Empty>;
							}
							return (
								<>
									<DataGrid label={t('nav.collectors')} rows={shown} columns={columns} rowId={(row) => row.id} total={shown.length} rowHeight={38} minWidth={840} selectedId={collector} onSelect={select} />
									<Footer><span>{t('collectors.count', { count: shown.length })}</span></Footer>
								</>
							);
						}}
					</Loaded>
				</Content>
				{chosen && <Boundary resetKey={chosen.id}><CollectorInspector collector={chosen} onClose={close} /></Boundary>}
			</Columns>
		</Screen>
	);
}

const matches = ({ id, name, description }: Collector, text: string): boolean => `${id} ${name} ${description}`.toLowerCase().includes(text.toLowerCase().trim());

const TONE = { active: 'ok', testing: 'warn', disabled: 'idle', deprecated: 'bad' } as const;

function useColumns(): GridColumn<Collector>[] {
	const { t } = useTranslation();
	return useMemo(() => [
		{ id: 'state', header: t('collectors.state'), width: '104px', cell: ({ state }) => <StatusDot tone={TONE[state]}>{t(`collectors.states.${state}`)}</StatusDot> },
		{ id: 'name', header: t('collectors.name'), width: 'minmax(180px, 2fr)', cell: ({ name, description }) => <span title={description}>{name}</span> },
		{ id: 'closeness', header: t('collectors.closeness'), width: '104px', cell: (collector) => t(`intrusiveness.${collector.intrusiveness}`) },
		{ id: 'asks', header: t('collectors.consumes'), width: 'minmax(110px, 1fr)', cell: ({ consumes }) => <Types types={consumes} /> },
		{ id: 'finds', header: t('collectors.produces'), width: 'minmax(130px, 1fr)', cell: ({ produces }) => <Types types={produces} /> },
		{ id: 'runs', header: t('collectors.runs'), width: '82px', end: true, cell: ({ runs }) => formatNumber(runs) },
		{ id: 'entities', header: t('collectors.entities'), width: '82px', end: true, cell: ({ entities }) => formatNumber(entities) },
		{ id: 'answered', header: t('collectors.answered'), width: '92px', end: true, cell: (collector) => share(collector) },
		{ id: 'latency', header: t('collectors.average'), width: '96px', end: true, cell: ({ average_ms }) => formatMillis(average_ms) },
	], [t]);
}

function share(collector: Collector): string {
	const percent = answeredShare(collector);
	return percent === undefined ? NONE : formatPercent(percent);
}

function Types({ types }: { types: readonly string[] }) {
	return (
		<span style={{ display: 'inline-flex', gap: 6, verticalAlign: 'middle' }} title={types.map(typeName).join(', ')}>
			{types.slice(0, 6).map((type) => <EntityIcon key={type} type={type} />)}
			<span className="visually-hidden">{types.map(typeName).join(', ')}</span>
			{types.length > 6 && <span className="muted">+{types.length - 6}</span>}
		</span>
	);
}
