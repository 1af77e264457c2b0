import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ListFilter } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '@shared/components/button';
import { DataGrid, type GridColumn } from '@shared/components/data-grid';
import { EntityTypeName, Tags } from '@shared/components/entity';
import { SearchField } from '@shared/components/field';
import { Columns, Content, Facet, FacetTitle, Filters, Footer, Toolbar } from '@shared/components/layout';
import { Boundary, Empty, Loaded } from '@shared/components/states';
import { formatMinute, formatNumber, NONE } from '@shared/lib/format';
import { useDebounced } from '@shared/lib/use-debounced';
import { useUrlState } from '@shared/lib/url-state';
import type { Entity } from '../api/entity';
import { type EntityFilter, entityFacetsQuery, entityListQuery } from '../api/entity-search';
import type { EntitiesSearch } from '../search';
import { EntityInspector } from './entity-inspector';
import { useNarrow } from '@shared/lib/use-narrow';

/** Facets, list and inspector; of one scan or of all. */
export function EntitiesView({ scanId }: { scanId?: string }) {
	const [search, setSearch] = useUrlState<EntitiesSearch>();
	const [filtersOpen, setFiltersOpen] = useState(false);
	const q = useDebounced(search.q);
	const close = useCallback(() => setSearch({ entity: undefined }), [setSearch]);
	return (
		<>
			{useNarrow() && <NarrowFilters onToggle={() => setFiltersOpen(!filtersOpen)} />}
			<Columns>
				<TypeFacets filter={{ scan_id: scanId, q }} open={filtersOpen} onClose={() => setFiltersOpen(false)} />
				<Content><Boundary><EntityList filter={{ scan_id: scanId, q, type: search.type, sort: search.sort }} /></Boundary></Content>
				{search.entity && <Boundary resetKey={search.entity}><EntityInspector id={search.entity} scanId={scanId} onClose={close} /></Boundary>}
			</Columns>
		</>
	);
}

function NarrowFilters({ onToggle }: { onToggle: () => void }) {
	const { t } = useTranslation();
	return <Toolbar><EntitySearch /><IconButton icon={ListFilter} label={t('entities.filters')} onClick={onToggle} /></Toolbar>;
}

function EntitySearch() {
	const { t } = useTranslation();
	const [{ q = '' }, setSearch] = useUrlState<EntitiesSearch>();
	return <SearchField full label={t('entities.search')} value={q} onChange={(text) => setSearch({ q: text })} />;
}

function TypeFacets({ filter, open, onClose }: { filter: EntityFilter; open: boolean; onClose: () => void }) {
	const { t } = useTranslation();
	const [{ type }, setSearch] = useUrlState<EntitiesSearch>();
	const query = useQuery(entityFacetsQuery(filter));
	const clear = type && <Button kind="quiet" onClick={() => setSearch({ type: undefined })}>{t('action.clear')}</Button>;
	return (
		<Filters label={t('entities.filters')} open={open}>
			<EntitySearch />
			<FacetTitle action={clear}>{t('entities.type')}</FacetTitle>
			<Loaded query={query}>
				{({ types }) => types.map(({ value, count }) => (
					<Facet
						key={value} pressed={type === value} count={count} onClick={() => {
							setSearch({ type: type === value ? undefined : value });
							onClose();
						}}
					>
						<EntityTypeName type={value} />
					</Facet>
				))}
			</Loaded>
		</Filters>
	);
}

function useColumns(): GridColumn<Entity>[] {
	const { t } = useTranslation();
	return useMemo(() => [
		{ id: 'type', header: t('entities.type'), width: '150px', sortKey: 'type', cell: (entity) => <EntityTypeName type={entity.type} /> },
		{ id: 'value', header: t('entities.value'), width: 'minmax(200px, 3fr)', sortKey: 'value', cell: (entity) => <span className="mono" title={entity.value}>{entity.value}</span> },
		{ id: 'tags', header: t('entities.tags'), width: 'minmax(80px, 1fr)', cell: (entity) => <Tags oneLine tags={entity.tags.slice(0, 3)} /> },
		{ id: 'collector', header: t('entities.collector'), width: '150px', cell: (entity) => collectors(entity) },
		{ id: 'confidence', header: t('entities.confidence'), width: '88px', end: true, cell: (entity) => formatNumber(entity.confidence) },
		{ id: 'seen', header: t('entities.lastSeen'), width: '136px', sortKey: 'last_seen', cell: (entity) => formatMinute(entity.last_seen) },
	], [t]);
}

function collectors({ collectors: [first, ...others] }: Entity): string {
	return first === undefined ? NONE : others.length > 0 ? `${first} +${others.length}` : first;
}

function EntityList({ filter }: { filter: EntityFilter }) {
	const { t } = useTranslation();
	const [{ entity, sort = 'value' }, setSearch] = useUrlState<EntitiesSearch>();
	const query = useInfiniteQuery(entityListQuery(filter));
	const rows = useMemo(() => query.data?.pages.flatMap((page) => page.data), [query.data]);
	const columns = useColumns();
	const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
	const more = useCallback(() => {
		if (hasNextPage && !isFetchingNextPage) {
			void fetchNextPage();
		}
	}, [hasNextPage, isFetchingNextPage, fetchNextPage]);
	const select = useCallback((id: string) => setSearch({ entity: id }), [setSearch]);
	return (
		<Loaded query={{ ...query, data: rows }} lines={14}>
			{(entities) => {
				const total = query.data?.pages.at(-1)?.meta.total ?? 0;
				if (entities.length === 0) {
					return filter.q || filter.type
						? <Empty action={<Button onClick={() => setSearch({ q: undefined, type: undefined })}>{t('action.clearFilters')}</Button>}>{t('state.noMatch')}</Empty>
						: <Empty>{filter.scan_id ? t('entities.noneInScan') : t('entities.none')}</Empty>;
				}
				return (
					<>
						<DataGrid
							label={t('nav.entities')} rows={entities} columns={columns} rowId={(row) => row.id} total={total} minWidth={820} selectedId={entity}
							onSelect={select} onEnd={more}
							sort={{ key: sort, descending: sort === 'last_seen', onSort: (key) => setSearch({ sort: key as EntitiesSearch['sort'] }) }}
						/>
						<Footer><span>{t('entities.count', { count: total, number: formatNumber(total) })}</span><span data-hint>{t('keys.hint')}</span></Footer>
					</>
				);
			}}
		</Loaded>
	);
}
