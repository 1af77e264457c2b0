import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ArrowRight, ArrowRightLeft, EyeOff, type LucideIcon, Minus, PencilLine, Plus } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink, IconButton } from '@shared/components/button';
import { DataGrid, type GridColumn } from '@shared/components/data-grid';
import { EntityTypeName } from '@shared/components/entity';
import { Columns, Content, Footer, Screen, ScreenHeader } from '@shared/components/layout';
import { Boundary, Empty, Loaded } from '@shared/components/states';
import { cx } from '@shared/lib/class-names';
import { formatNumber, NONE } from '@shared/lib/format';
import { useRowHeight } from '@shared/lib/preferences';
import { useUrlState } from '@shared/lib/url-state';
import { useRows } from '@shared/lib/use-rows';
import { type ComparedScan, comparedScansQuery, type Difference, differencesQuery, type Sides, type Summary, summaryQuery } from '../api/differences';
import { likelyPair } from '../pairs';
import { type Change, CHANGES, type CompareSearch, isDay } from '../search';
import styles from './compare.module.css';
import { DifferenceInspector } from './difference-inspector';
import { SideChoice } from './side-choice';

const ICONS: Record<Change, LucideIcon> = { new: Plus, gone: Minus, changed: PencilLine, not_looked_at: EyeOff };

/** What two scans, or two days, say differently; and what nobody could have seen. */
export function CompareScreen() {
	const { t } = useTranslation();
	const scans = useQuery(comparedScansQuery);
	const [search, setSearch] = useUrlState<CompareSearch>();
	const likely = useMemo(() => likelyPair(scans.data ?? []), [scans.data]);
	const before = search.before ?? likely?.before;
	const after = search.after ?? likely?.after;
	const sides = before && after ? { before, after, project_id: isDay(before) || isDay(after) ? search.project : undefined } : undefined;
	const swap = () => setSearch({ before: after, after: before, entity: undefined });
	return (
		<Screen>
			<ScreenHeader
				title={t('nav.compare')}
				facts={scans.data && (
					<div className={styles.sides}>
						<SideChoice label={t('compare.before')} side={before} scans={scans.data} onChange={(side) => setSearch({ before: side, entity: undefined })} />
						<ArrowRight size={14} aria-hidden />
						<SideChoice label={t('compare.after')} side={after} scans={scans.data} onChange={(side) => setSearch({ after: side, entity: undefined })} />
						<IconButton icon={ArrowRightLeft} size={14} label={t('compare.swap')} disabled={!sides} onClick={swap} />
					</div>
				)}
			/>
			<Loaded query={scans}>
				{(known: ComparedScan[]) => (sides ? <Compared key={`${before} ${after}`} sides={sides} /> : (
					<Empty action={known.length === 0 ? <ButtonLink link={{ to: '/scans/new' }}>{t('scans.new')}</ButtonLink> : undefined}>{t('compare.nothing')}</Empty>
				))}
			</Loaded>
		</Screen>
	);
}

function Compared({ sides }: { sides: Sides }) {
	const { t } = useTranslation();
	const [{ change = 'new', entity }, setSearch] = useUrlState<CompareSearch>();
	const summary = useQuery(summaryQuery(sides));
	const list = useInfiniteQuery(differencesQuery(sides, change, undefined));
	const { rows, total, more } = useRows(list);
	const close = useCallback(() => setSearch({ entity: undefined }), [setSearch]);
	const chosen = rows?.find(({ id }) => id === entity);
	return (
		<>
			<Loaded query={summary} lines={2}>{(counts) => <Counts counts={counts} />}</Loaded>
			<Columns>
				<Content>
					<Boundary resetKey={change}>
						<Loaded query={{ ...list, data: rows }} lines={12}>
							{(found) => (found.length === 0 ? <Empty>{t(`compare.none.${change}`)}</Empty> : <Differences rows={found} total={total} onMore={more} />)}
						</Loaded>
					</Boundary>
				</Content>
				{chosen && <DifferenceInspector difference={chosen} sides={sides} onClose={close} />}
			</Columns>
		</>
	);
}

const COUNT_OF: Record<Change, 'added' | Exclude<Change, 'new'>> = { new: 'added', gone: 'gone', changed: 'changed', not_looked_at: 'not_looked_at' };

function Counts({ counts }: { counts: Summary }) {
	const { t } = useTranslation();
	const [{ change: chosen = 'new' }, setSearch] = useUrlState<CompareSearch>();
	return (
		<div className={styles.counts} role="group" aria-label={t('compare.changes')}>
			{CHANGES.map((change) => (
				<button key={change} type="button" className={cx(styles.count, styles[change])} aria-pressed={change === chosen} onClick={() => setSearch({ change, entity: undefined })}>
					<span><ChangeIcon change={change} />{t(`compare.change.${change}`)}</span>
					<strong>{formatNumber(counts[COUNT_OF[change]])}</strong>
					<span>{t(`compare.means.${change}`)}</span>
				</button>
			))}
			<div className={styles.count}>
				<span>{t('compare.same')}</span>
				<strong>{formatNumber(counts.same)}</strong>
				<span>{t('compare.sameMeans')}</span>
			</div>
		</div>
	);
}

function ChangeIcon({ change }: { change: Change }) {
	const Icon = ICONS[change];
	return <Icon size={14} className={styles.mark} aria-hidden />;
}

function Differences({ rows, total, onMore }: { rows: readonly Difference[]; total: number; onMore: () => void }) {
	const { t } = useTranslation();
	const [{ entity }, setSearch] = useUrlState<CompareSearch>();
	const rowHeight = useRowHeight();
	const select = useCallback((id: string) => setSearch({ entity: id }), [setSearch]);
	const columns = useMemo((): GridColumn<Difference>[] => [
		{ id: 'change', header: t('compare.column.change'), width: '130px', cell: ({ change }) => <span className={cx(styles.state, styles[change])}><ChangeIcon change={change} />{t(`compare.change.${change}`)}</span> },
		{ id: 'type', header: t('entities.type'), width: '150px', cell: ({ type }) => <EntityTypeName type={type} /> },
		{ id: 'value', header: t('entities.value'), width: 'minmax(200px, 3fr)', cell: ({ value }) => <span className="mono" title={value}>{value}</span> },
		{ id: 'why', header: t('compare.column.why'), width: 'minmax(180px, 2fr)', cell: (row) => <Why difference={row} /> },
	], [t]);
	return (
		<>
			<DataGrid label={t('compare.differences')} rows={rows} columns={columns} rowId={({ id }) => id} total={total} minWidth={720} rowHeight={rowHeight} selectedId={entity} onSelect={select} onEnd={onMore} />
			<Footer><span>{t('entities.count', { count: total, number: formatNumber(total) })}</span><span data-hint>{t('keys.hint')}</span></Footer>
		</>
	);
}

/** On what the verdict rests, in a line. */
function Why({ difference: { change, looked_by: looked, unanswered, attributes } }: { difference: Difference }) {
	const { t } = useTranslation();
	const words = change === 'changed' ? attributes.map(({ name }) => name).join(', ')
		: change === 'not_looked_at' ? (unanswered.length > 0 ? t('compare.silent', { sources: unanswered.join(', ') }) : t('compare.notAsked'))
			: looked.length > 0 ? t(`compare.looked.${change}`, { sources: looked.join(', ') }) : change === 'new' ? t('compare.nobodyBefore') : NONE;
	return <span title={words}>{words}</span>;
}
