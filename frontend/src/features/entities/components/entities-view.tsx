import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, ListFilter, Plus } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '@shared/components/button';
import { ColumnMenu } from '@shared/components/column-menu';
import { DataGrid, type GridColumn } from '@shared/components/data-grid';
import { EntityTypeName, Tags } from '@shared/components/entity';
import { Columns, Content, Filters, Footer, FooterTools, Toolbar } from '@shared/components/layout';
import { Menu } from '@shared/components/menu';
import { Boundary, Empty, Loaded } from '@shared/components/states';
import { formatMinute, formatNumber, NONE } from '@shared/lib/format';
import { useMay } from '@shared/lib/permissions';
import { useRowHeight } from '@shared/lib/preferences';
import { useUrlState } from '@shared/lib/url-state';
import { useHiddenColumns } from '@shared/lib/use-hidden-columns';
import { useNarrow } from '@shared/lib/use-narrow';
import { useRows } from '@shared/lib/use-rows';
import type { Entity } from '../api/entity';
import { entityExport, type EntityFilter, entityListQuery, EXPORT_FORMATS } from '../api/entity-search';
import { useNewEntities } from '../live';
import type { EntitiesSearch } from '../search';
import { BulkBar } from './bulk-bar';
import { EntityFacets } from './entity-facets';
import { EntityInspector } from './entity-inspector';
import { MarkDialog, type Marking } from './mark-dialog';
import { QueryBar } from './query-bar';
import styles from './query-bar.module.css';
import { SavedSearches, SaveSearch } from './saved-searches';

/** Query, facets, list and inspector; of one scan or of all. */
export function EntitiesView({ scanId }: { scanId?: string }) {
	const { t } = useTranslation();
	const [{ query = '', entity }, setSearch] = useUrlState<EntitiesSearch>();
	const [filtersOpen, setFiltersOpen] = useState(false);
	const narrow = useNarrow();
	const close = useCallback(() => setSearch({ entity: undefined }), [setSearch]);
	const ask = (wanted: string) => setSearch({ query: wanted });
	const filter = { scan_id: scanId, query: query || undefined };
	return (
		<>
			<Toolbar>
				<QueryBar query={query} scanId={scanId} onQuery={ask} />
				<SaveSearch query={query} />
				<Menu
					width={150} opener={<Button icon={Download}>{t('entities.export')}</Button>}
					entries={EXPORT_FORMATS.map((format) => ({ label: format.toUpperCase(), href: entityExport(filter, format) }))}
				/>
				{narrow && <IconButton icon={ListFilter} label={t('entities.filters')} onClick={() => setFiltersOpen(!filtersOpen)} />}
			</Toolbar>
			<Columns>
				<Filters label={t('entities.filters')} open={filtersOpen}>
					{!scanId && <SavedSearches query={query} onQuery={ask} />}
					<EntityFacets query={query} scanId={scanId} onQuery={ask} />
				</Filters>
				<Content><Boundary resetKey={query}><EntityList filter={filter} /></Boundary></Content>
				{entity && <Boundary resetKey={entity}><EntityInspector id={entity} scanId={scanId} onClose={close} /></Boundary>}
			</Columns>
		</>
	);
}

function useColumns(): GridColumn<Entity>[] {
	const { t } = useTranslation();
	return useMemo(() => [
		{ id: 'type', header: t('entities.type'), width: '150px', sortKey: 'type', cell: (entity) => <EntityTypeName type={entity.type} /> },
		{ id: 'value', header: t('entities.value'), width: 'minmax(200px, 3fr)', sortKey: 'value', cell: (entity) => <Value entity={entity} /> },
		{ id: 'tags', header: t('entities.tags'), width: 'minmax(80px, 1fr)', cell: (entity) => <Tags oneLine tags={entity.tags.slice(0, 3)} /> },
		{ id: 'collector', header: t('entities.collector'), width: '150px', cell: (entity) => collectors(entity) },
		{ id: 'confidence', header: t('entities.confidence'), width: '88px', end: true, cell: (entity) => formatNumber(entity.confidence) },
		{ id: 'scans', header: t('nav.scans'), width: '64px', end: true, cell: (entity) => formatNumber(entity.scan_ids.length) },
		{ id: 'first', header: t('entities.column.first'), width: '136px', cell: (entity) => formatMinute(entity.first_seen) },
		{ id: 'seen', header: t('entities.lastSeen'), width: '136px', sortKey: 'last_seen', cell: (entity) => formatMinute(entity.last_seen) },
	], [t]);
}

function Value({ entity }: { entity: Entity }) {
	const { t } = useTranslation();
	return entity.false_positive
		? <span className={`mono ${styles.false}`} title={t('entities.isFalse', { value: entity.value })}>{entity.value}</span>
		: <span className="mono" title={entity.value}>{entity.value}</span>;
}

function collectors({ collectors: [first, ...others] }: Entity): string {
	return first === undefined ? NONE : others.length > 0 ? `${first} +${others.length}` : first;
}

function EntityList({ filter }: { filter: EntityFilter }) {
	const { t } = useTranslation();
	const [{ sort = 'value' }, setSearch] = useUrlState<EntitiesSearch>();
	const query = useInfiniteQuery(entityListQuery({ ...filter, sort }));
	const { rows, total, more } = useRows(query);
	return (
		<Loaded query={{ ...query, data: rows }} lines={14}>
			{(entities) => {
				if (entities.length === 0) {
					return filter.query
						? <Empty action={<Button onClick={() => setSearch({ query: undefined })}>{t('action.clearFilters')}</Button>}>{t('state.noMatch')}</Empty>
						: <Empty>{filter.scan_id ? t('entities.noneInScan') : t('entities.none')}</Empty>;
				}
				return <Rows key={`${filter.query} ${sort}`} rows={entities} total={total} scanId={filter.scan_id} onMore={more} onAgain={() => void query.refetch()} />;
			}}
		</Loaded>
	);
}

const SELDOM_WANTED = ['scans', 'first'];

type RowsProps = { rows: readonly Entity[]; total: number; scanId: string | undefined; onMore: () => void; onAgain: () => void };

function Rows({ rows, total, scanId, onMore, onAgain }: RowsProps) {
	const { t } = useTranslation();
	const [{ entity, sort = 'value' }, setSearch] = useUrlState<EntitiesSearch>();
	const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
	const [marking, setMarking] = useState<Marking>();
	const [hidden, hide] = useHiddenColumns('entities', SELDOM_WANTED);
	const all = useColumns();
	const columns = useMemo(() => all.filter(({ id }) => !hidden.has(id)), [all, hidden]);
	const rowHeight = useRowHeight();
	const may = useMay('data:write');
	const select = useCallback((id: string) => setSearch({ entity: id }), [setSearch]);
	const onKey = (key: string, id: string) => {
		const kind = key === 't' ? 'tag' : key === 'f' ? 'false_positive' : undefined;
		if (kind && may) {
			setMarking({ kind, ids: marked.size > 0 ? [...marked] : [id] });
		}
	};
	return (
		<>
			{marked.size > 0 && (
				<BulkBar
					entities={rows.filter(({ id }) => marked.has(id))} onTag={() => setMarking({ kind: 'tag', ids: [...marked] })}
					onFalse={() => setMarking({ kind: 'false_positive', ids: [...marked] })} onClear={() => setMarked(new Set())}
				/>
			)}
			<DataGrid
				label={t('nav.entities')} rows={rows} columns={columns} rowId={(row) => row.id} total={total} minWidth={820} rowHeight={rowHeight} selectedId={entity}
				onSelect={select} onEnd={onMore} onKey={onKey} marks={{ marked, onMark: setMarked }}
				sort={{ key: sort, descending: sort === 'last_seen', onSort: (key) => setSearch({ sort: key as EntitiesSearch['sort'] }) }}
			/>
			<Footer>
				<span>{t('entities.count', { count: total, number: formatNumber(total) })}</span>
				<NewRows scanId={scanId} onAgain={onAgain} />
				<FooterTools><span data-hint>{t('entities.keyHint')}</span><ColumnMenu columns={all} hidden={hidden} onHide={hide} /></FooterTools>
			</Footer>
			{marking && <MarkDialog marking={marking} onClose={(done) => {
				setMarking(undefined);
				if (done) {
					setMarked(new Set());
				}
			}} />}
		</>
	);
}

/** What has arrived waits until somebody wants it, so that no row moves under the pointer. */
function NewRows({ scanId, onAgain }: { scanId: string | undefined; onAgain: () => void }) {
	const { t } = useTranslation();
	const [count, seen] = useNewEntities(scanId);
	const show = () => {
		seen();
		onAgain();
	};
	return count > 0 && <Button kind="quiet" icon={Plus} onClick={show}>{t('entities.newOnes', { count, number: formatNumber(count) })}</Button>;
}
