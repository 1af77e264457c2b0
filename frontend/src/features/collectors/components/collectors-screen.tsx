import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { DataGrid, type GridColumn } from '@shared/components/data-grid';
import { EntityIcon } from '@shared/components/entity';
import { SearchField, Select } from '@shared/components/field';
import { Columns, Content, Footer, Screen, ScreenHeader, Toolbar } from '@shared/components/layout';
import { StatusDot } from '@shared/components/state-mark';
import { Boundary, Empty, Loaded } from '@shared/components/states';
import { formatMillis, formatNumber, formatPercent, NONE } from '@shared/lib/format';
import { typeName } from '@shared/lib/entity-types';
import { INTRUSIVENESS } from '@shared/lib/shapes';
import { useUrlState } from '@shared/lib/url-state';
import { type Collector, collectorListQuery } from '../api/collectors';
import { answeredShare, matches } from '../figures';
import { COLLECTOR_STATES, type CollectorsSearch, HEALTHS } from '../search';
import { CollectorInspector } from './collector-inspector';
import { HealthMark } from './health-mark';

export function CollectorsScreen() {
	const { t } = useTranslation();
	const [search, setSearch] = useUrlState<CollectorsSearch>();
	const { collector } = search;
	const query = useQuery(collectorListQuery);
	const columns = useColumns();
	const close = useCallback(() => setSearch({ collector: undefined }), [setSearch]);
	const select = useCallback((id: string) => setSearch({ collector: id }), [setSearch]);
	const active = query.data?.filter((known) => known.state === 'active').length;
	const chosen = query.data?.find((known) => known.id === collector);
	return (
		<Screen>
			<ScreenHeader title={t('nav.collectors')} facts={query.data && t('collectors.lead', { active, total: query.data.length })} />
			<CollectorFilters all={query.data ?? []} />
			<Columns>
				<Content>
					<Loaded query={query} lines={10}>
						{(all) => {
							const shown = all.filter((known) => matches(known, search));
							if (shown.length === 0) {
								return all.length === 0 ? <Empty>{t('collectors.none')}</Empty>
									: <Empty action={<Button onClick={() => setSearch(NO_FILTERS)}>{t('action.clearFilters')}</Button>}>{t('state.noMatch')}</Empty>;
							}
							return (
								<>
									<DataGrid label={t('nav.collectors')} rows={shown} columns={columns} rowId={(row) => row.id} total={shown.length} rowHeight={38} minWidth={1060} selectedId={collector} onSelect={select} />
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

const NO_FILTERS = { q: undefined, state: undefined, closeness: undefined, consumes: undefined, produces: undefined, key: undefined, health: undefined };

const typesOf = (all: readonly Collector[], side: 'consumes' | 'produces') => [...new Set(all.flatMap((collector) => collector[side]))].sort();

function CollectorFilters({ all }: { all: readonly Collector[] }) {
	const { t } = useTranslation();
	const [search, setSearch] = useUrlState<CollectorsSearch>();
	const choice = (name: Exclude<keyof CollectorsSearch, 'q' | 'collector'>, label: string, any: string, options: { value: string; label: string }[]) => (
		<Select compact aria-label={label} value={search[name] ?? ''} options={[{ value: '', label: any }, ...options]} onChange={(event) => setSearch({ [name]: event.target.value || undefined })} />
	);
	return (
		<Toolbar>
			<SearchField label={t('collectors.filter')} value={search.q ?? ''} onChange={(text) => setSearch({ q: text })} />
			{choice('state', t('collectors.state'), t('collectors.anyState'), COLLECTOR_STATES.map((value) => ({ value, label: t(`collectors.states.${value}`) })))}
			{choice('closeness', t('collectors.closeness'), t('collectors.anyCloseness'), INTRUSIVENESS.map((value) => ({ value, label: t(`intrusiveness.${value}`) })))}
			{choice('key', t('collectors.key'), t('collectors.anyKey'), [{ value: 'needed', label: t('collectors.withKey') }, { value: 'none', label: t('collectors.withoutKey') }])}
			{choice('health', t('collectors.health'), t('collectors.anyHealth'), HEALTHS.map((value) => ({ value, label: t(`collectors.healths.${value}`) })))}
			{choice('consumes', t('collectors.consumes'), t('collectors.anyConsumes'), typesOf(all, 'consumes').map((value) => ({ value, label: t('collectors.consumesType', { type: typeName(value) }) })))}
			{choice('produces', t('collectors.produces'), t('collectors.anyProduces'), typesOf(all, 'produces').map((value) => ({ value, label: t('collectors.producesType', { type: typeName(value) }) })))}
		</Toolbar>
	);
}

const TONE = { active: 'ok', testing: 'warn', disabled: 'idle', deprecated: 'bad' } as const;

function useColumns(): GridColumn<Collector>[] {
	const { t } = useTranslation();
	return useMemo(() => [
		{ id: 'state', header: t('collectors.state'), width: '104px', cell: ({ state }) => <StatusDot tone={TONE[state]}>{t(`collectors.states.${state}`)}</StatusDot> },
		{ id: 'name', header: t('collectors.name'), width: 'minmax(180px, 2fr)', cell: ({ name, description }) => <span title={description}>{name}</span> },
		{ id: 'closeness', header: t('collectors.closeness'), width: '104px', cell: (collector) => t(`intrusiveness.${collector.intrusiveness}`) },
		{ id: 'health', header: t('collectors.health'), width: '136px', cell: (collector) => <HealthMark collector={collector} /> },
		{ id: 'key', header: t('collectors.key'), width: '86px', cell: ({ needs_key: needed }) => (needed ? t('collectors.keyNeeded') : NONE) },
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
			{types.slice(0, 5).map((type) => <EntityIcon key={type} type={type} />)}
			<span className="visually-hidden">{types.map(typeName).join(', ')}</span>
			{types.length > 5 && <span className="muted">+{types.length - 5}</span>}
		</span>
	);
}
