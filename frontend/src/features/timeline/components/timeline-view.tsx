import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ChartColumnStacked, Table, X } from 'lucide-react';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { DataGrid, type GridColumn } from '@shared/components/data-grid';
import { EntityValue } from '@shared/components/entity';
import { Columns, Content, Footer, PlainTable, Scroll } from '@shared/components/layout';
import { Boundary, Empty, Loaded } from '@shared/components/states';
import { FAMILIES, type Family } from '@shared/lib/entity-types';
import { formatExact, formatMinute, formatNumber, NONE } from '@shared/lib/format';
import { useRowHeight } from '@shared/lib/preferences';
import { useUrlState } from '@shared/lib/url-state';
import { useRows } from '@shared/lib/use-rows';
import { type Bucket, eventsQuery, type Timeline, type TimelineEvent, timelineQuery } from '../api/timeline';
import { familiesIn, sumOf } from '../buckets';
import type { TimelineSearch } from '../search';
import { DensityStrip } from './density-strip';
import { Lanes } from './lanes';
import styles from './timeline.module.css';

type Props = { scanId: string; inspector: (id: string, onClose: () => void) => ReactNode };

const STRIP_BUCKETS = 120;
const LANE_BUCKETS = 80;

/** When things were seen: density above with a brush, families below in the part that is chosen, and its events. */
export function TimelineView({ scanId, inspector }: Props) {
	const { t } = useTranslation();
	const [{ entity }, setSearch] = useUrlState<TimelineSearch>();
	const query = useQuery(timelineQuery(scanId, {}, STRIP_BUCKETS));
	const close = useCallback(() => setSearch({ entity: undefined }), [setSearch]);
	return (
		<Columns>
			<Content>
				<Loaded query={query}>
					{(timeline) => (timeline.total === 0 ? <Empty>{t('timeline.none')}</Empty> : <Charts scanId={scanId} whole={timeline} />)}
				</Loaded>
			</Content>
			{entity && <Boundary resetKey={entity}>{inspector(entity, close)}</Boundary>}
		</Columns>
	);
}

/** Families that are shown: all but those that the address switches off. */
function useFamilies(): [shown: Family[], toggle: (family: Family) => void] {
	const [{ hide }, setSearch] = useUrlState<TimelineSearch>();
	const hidden = new Set(hide?.split(','));
	const toggle = (family: Family) => setSearch({ hide: FAMILIES.filter((other) => hidden.has(other) !== (other === family)).join(',') });
	return [FAMILIES.filter((family) => !hidden.has(family)), toggle];
}

function Charts({ scanId, whole }: { scanId: string; whole: Timeline }) {
	const { t } = useTranslation();
	const [{ from, to, view }, setSearch] = useUrlState<TimelineSearch>();
	const [shown, toggle] = useFamilies();
	const part = useQuery(timelineQuery(scanId, { from, to }, LANE_BUCKETS));
	const range = from || to ? t('timeline.range', { from: formatMinute(from ?? whole.buckets[0]?.from), to: formatMinute(to ?? whole.buckets.at(-1)?.to) }) : t('timeline.wholeTime');
	return (
		<>
			<section className={styles.chart} aria-label={t('timeline.density')}>
				<div className={styles.head}>
					<h2>{t('timeline.density')}</h2>
					<span role="status">{range}</span>
					{(from || to) && <Button kind="quiet" icon={X} onClick={() => setSearch({ from: undefined, to: undefined })}>{t('action.clear')}</Button>}
					<Button kind="quiet" icon={view ? ChartColumnStacked : Table} onClick={() => setSearch({ view: view ? undefined : 'table' })}>{view ? t('chart.asChart') : t('chart.asTable')}</Button>
				</div>
				{view !== 'table' && <DensityStrip buckets={whole.buckets} families={shown} from={from} to={to} onSpan={(span) => setSearch(span)} />}
			</section>
			{view === 'table' ? <BucketTable buckets={part.data?.buckets ?? whole.buckets} families={shown} /> : (
				<>
					<Lanes all={familiesIn(whole.buckets)} shown={shown} buckets={part.data?.buckets ?? []} onToggle={toggle} />
					<Boundary resetKey={`${from} ${to}`}><Events scanId={scanId} from={from} to={to} families={shown} /></Boundary>
				</>
			)}
		</>
	);
}

/** The same figures as rows. */
function BucketTable({ buckets, families }: { buckets: readonly Bucket[]; families: Family[] }) {
	const { t } = useTranslation();
	const used = familiesIn(buckets).map(({ family }) => family).filter((family) => families.includes(family));
	const head = [{ text: t('timeline.from') }, { text: t('timeline.to') }, ...used.map((family) => ({ text: t(`family.${family}`), number: true })), { text: t('timeline.sum'), number: true }];
	return (
		<Scroll label={t('timeline.table')}>
			<PlainTable label={t('timeline.table')} head={head}>
				{buckets.filter((bucket) => sumOf(bucket, families) > 0).map((bucket) => (
					<tr key={bucket.from}>
						<td>{formatMinute(bucket.from)}</td>
						<td>{formatMinute(bucket.to)}</td>
						{used.map((family) => <td key={family} data-number>{formatNumber(bucket.counts[family] ?? 0)}</td>)}
						<td data-number>{formatNumber(sumOf(bucket, families))}</td>
					</tr>
				))}
			</PlainTable>
		</Scroll>
	);
}

const keyOf = ({ at, kind, entity, collector }: TimelineEvent) => `${at} ${kind} ${entity.id} ${collector ?? ''}`;

function Events({ scanId, from, to, families }: { scanId: string; from?: string; to?: string; families: Family[] }) {
	const { t } = useTranslation();
	const [{ entity }, setSearch] = useUrlState<TimelineSearch>();
	const query = useInfiniteQuery(eventsQuery(scanId, { from, to }));
	const rowHeight = useRowHeight();
	const { rows, total, more } = useRows(query);
	const columns = useMemo((): GridColumn<TimelineEvent>[] => [
		{ id: 'at', header: t('timeline.column.at'), width: '152px', cell: ({ at }) => formatExact(at).slice(0, 19) },
		{ id: 'kind', header: t('timeline.column.kind'), width: '120px', cell: ({ kind }) => t(`timeline.kind.${kind}`) },
		{ id: 'entity', header: t('timeline.column.entity'), width: 'minmax(220px, 3fr)', cell: (row) => <EntityValue entity={row.entity} /> },
		{ id: 'collector', header: t('entities.collector'), width: 'minmax(110px, 1fr)', cell: ({ collector }) => collector || NONE },
	], [t]);
	const all = families.length === FAMILIES.length;
	return (
		<Loaded query={{ ...query, data: rows }} lines={8}>
			{(events) => {
				const shown = all ? events : events.filter(({ family }) => (families as string[]).includes(family));
				const count = all ? total : shown.length;
				const chosen = entity === undefined ? undefined : shown.find((row) => row.entity.id === entity);
				return shown.length === 0 ? <Empty>{t('timeline.noEvents')}</Empty> : (
					<>
						<DataGrid
							label={t('timeline.events')} rows={shown} columns={columns} rowId={keyOf} total={count} minWidth={680} rowHeight={rowHeight} selectedId={chosen && keyOf(chosen)}
							onSelect={(key) => setSearch({ entity: shown.find((row) => keyOf(row) === key)?.entity.id })} onEnd={query.hasNextPage ? more : undefined}
						/>
						<Footer><span>{t('timeline.count', { count, number: formatNumber(count) })}</span><span data-hint>{t('keys.hint')}</span></Footer>
					</>
				);
			}}
		</Loaded>
	);
}
