import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { GitCompareArrows, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '@shared/components/button';
import { DataGrid, type Marks } from '@shared/components/data-grid';
import { SearchField } from '@shared/components/field';
import { Chip, Columns, Content, Figure, Figures, Footer, Screen, ScreenHeader, Toolbar } from '@shared/components/layout';
import { SeverityCounts } from '@shared/components/severity';
import { Boundary, Empty, Loaded } from '@shared/components/states';
import { formatNumber, NONE } from '@shared/lib/format';
import { useDebounced } from '@shared/lib/use-debounced';
import { useUrlState } from '@shared/lib/url-state';
import { findingsSummaryQuery } from '../api/findings-of-scan';
import { scanCountQuery, scanListQuery } from '../api/scan-list';
import type { ScansSearch } from '../search';
import { LiveResults } from './live-results';
import { scanColumns } from './scan-columns';

const CHIPS = ['running', 'queued', 'paused', 'completed', 'failed', 'cancelled'] as const;

export function ScansScreen() {
	const { t } = useTranslation();
	const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
	return (
		<Screen>
			<ScreenHeader
				title={t('nav.scans')} actions={(
					<>
						<Compare marked={marked} />
						<ButtonLink kind="primary" icon={Plus} shortcut="N" link={{ to: '/scans/new' }}>{t('scans.new')}</ButtonLink>
					</>
				)}
			/>
			<ScanFigures />
			<ScanFilters />
			<Columns>
				<Content><Boundary><ScanList marked={marked} onMark={setMarked} /></Boundary></Content>
				<Boundary><LiveResults /></Boundary>
			</Columns>
		</Screen>
	);
}

/** The two rows that are taken, the older one first; ids of scans are ordered by time. */
function Compare({ marked }: { marked: ReadonlySet<string> }) {
	const { t } = useTranslation();
	const [before, after, ...others] = [...marked].sort();
	const search = before && after && others.length === 0 ? { before, after } : {};
	return <ButtonLink icon={GitCompareArrows} link={{ to: '/compare', search }}>{t(after && others.length === 0 ? 'scans.compareTwo' : 'nav.compare')}</ButtonLink>;
}

function ScanFigures() {
	const { t } = useTranslation();
	const running = useQuery(scanCountQuery('running')).data;
	const queued = useQuery(scanCountQuery('queued')).data;
	const all = useQuery(scanListQuery({})).data;
	const findings = useQuery(findingsSummaryQuery()).data;
	const entities = all?.data.reduce((sum, scan) => sum + scan.progress.entities, 0);
	return (
		<Figures>
			<Figure name={t('scans.figure.running')} value={formatNumber(running)} />
			<Figure name={t('scans.figure.queued')} value={formatNumber(queued)} />
			<Figure name={t('scans.figure.entities')} value={formatNumber(entities)}>{t('scans.figure.entitiesNote', { count: all?.data.length ?? 0 })}</Figure>
			<Figure name={t('scans.figure.findings')} value={findings ? formatNumber(findings.open) : NONE}><SeverityCounts counts={findings?.by_severity} /></Figure>
		</Figures>
	);
}

function ScanFilters() {
	const { t } = useTranslation();
	const [{ state, q = '' }, setSearch] = useUrlState<ScansSearch>();
	const all = useQuery(scanCountQuery()).data;
	return (
		<Toolbar>
			<SearchField label={t('scans.filter')} value={q} onChange={(text) => setSearch({ q: text })} />
			<Chip pressed={!state} count={all} onClick={() => setSearch({ state: undefined })}>{t('scans.all')}</Chip>
			{CHIPS.map((chip) => <StateChip key={chip} state={chip} pressed={state === chip} onClick={() => setSearch({ state: chip })} />)}
		</Toolbar>
	);
}

function StateChip({ state, pressed, onClick }: { state: (typeof CHIPS)[number]; pressed: boolean; onClick: () => void }) {
	const { t } = useTranslation();
	const count = useQuery(scanCountQuery(state)).data;
	return count || pressed ? <Chip pressed={pressed} count={count} onClick={onClick}>{t(`scan.state.${state}`)}</Chip> : null;
}

function ScanList({ marked, onMark }: Marks) {
	const { t, i18n } = useTranslation();
	const navigate = useNavigate();
	const [{ state, q }, setSearch] = useUrlState<ScansSearch>();
	const query = useQuery(scanListQuery({ state, q: useDebounced(q) }));
	// eslint-disable-next-line react-hooks/exhaustive-deps -- the heads change with the language
	const columns = useMemo(() => scanColumns(), [i18n.resolvedLanguage]);
	return (
		<Loaded query={query} lines={8}>
			{({ data, meta }) => {
				if (data.length === 0) {
					return state || q
						? <Empty action={<Button onClick={() => setSearch({ state: undefined, q: undefined })}>{t('action.clearFilters')}</Button>}>{t('state.noMatch')}</Empty>
						: <Empty action={<ButtonLink icon={Plus} link={{ to: '/scans/new' }}>{t('scans.new')}</ButtonLink>}>{t('scans.none')}</Empty>;
				}
				return (
					<>
						<DataGrid
							label={t('nav.scans')} rows={data} columns={columns} rowId={(scan) => scan.id} total={data.length} rowHeight={44} minWidth={890} marks={{ marked, onMark }}
							onSelect={(scanId) => void navigate({ to: '/scans/$scanId', params: { scanId } })}
						/>
						<Footer><span>{t('scans.shown', { shown: data.length, count: meta.pagination.total })}</span></Footer>
					</>
				);
			}}
		</Loaded>
	);
}
