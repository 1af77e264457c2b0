import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { DataGrid, type GridColumn } from '@shared/components/data-grid';
import { SearchField } from '@shared/components/field';
import { Chip, Columns, Content, Footer, Toolbar } from '@shared/components/layout';
import { Empty, Loaded } from '@shared/components/states';
import { formatNumber } from '@shared/lib/format';
import { useUrlState } from '@shared/lib/url-state';
import { type Coverage, coverageQuery } from '../api/collectors-of-scan';
import { scanQuery } from '../api/scan';
import { byVerdict, UNKNOWN, unknownOf, VERDICTS, verdictOf, verdictsOf } from '../coverage';
import { pollInterval } from '../progress';
import type { SourcesSearch } from '../search';
import { CoverageStatement, VerdictMark } from './coverage-statement';

/** What each source said, and for each that did not, that it did not: silence is never shown as "nothing found". */
export function ScanSources() {
	const { t } = useTranslation();
	const { scanId = '' } = useParams({ strict: false });
	const scan = useQuery(scanQuery(scanId)).data;
	const query = useQuery({ ...coverageQuery(scanId), refetchInterval: () => pollInterval(scan) });
	return (
		<Loaded query={query} lines={10}>
			{(rows) => (rows.length === 0 ? <Empty>{t('coverage.none')}</Empty> : <Sources scanId={scanId} rows={rows} />)}
		</Loaded>
	);
}

function Sources({ scanId, rows }: { scanId: string; rows: Coverage[] }) {
	const { t } = useTranslation();
	const [{ q = '', verdict }, setSearch] = useUrlState<SourcesSearch>();
	const columns = useColumns(scanId);
	const counts = verdictsOf(rows);
	const shown = byVerdict(rows).filter((row) => (!verdict || verdictOf(row) === verdict) && `${row.name} ${row.collector}`.toLowerCase().includes(q.trim().toLowerCase()));
	return (
		<>
			<CoverageStatement rows={rows} />
			<Toolbar>
				<SearchField label={t('coverage.filter')} value={q} onChange={(text) => setSearch({ q: text })} />
				<Chip pressed={!verdict} count={rows.length} onClick={() => setSearch({ verdict: undefined })}>{t('coverage.all')}</Chip>
				{VERDICTS.filter((name) => counts[name] > 0 || name === verdict).map((name) => (
					<Chip key={name} pressed={verdict === name} count={counts[name]} onClick={() => setSearch({ verdict: name })}>{t(`coverage.verdict.${name}`)}</Chip>
				))}
			</Toolbar>
			<Columns>
				<Content>
					{shown.length === 0
						? <Empty action={<Button onClick={() => setSearch({ q: undefined, verdict: undefined })}>{t('action.clearFilters')}</Button>}>{t('state.noMatch')}</Empty>
						: <DataGrid label={t('scan.tab.sources')} rows={shown} columns={columns} rowId={({ collector }) => collector} total={shown.length} rowHeight={34} minWidth={900} />}
					<Footer><span>{t('coverage.count', { count: shown.length })}, {t('coverage.tasks')}</span></Footer>
				</Content>
			</Columns>
		</>
	);
}

function useColumns(scanId: string): GridColumn<Coverage>[] {
	const { t } = useTranslation();
	return useMemo(() => {
		const number = (id: 'answered' | 'empty' | 'unasked' | 'open'): GridColumn<Coverage> => ({ id, header: t(`coverage.column.${id}`), width: '92px', end: true, cell: (row) => <Count of={row[id]} /> });
		return [
			{ id: 'source', header: t('coverage.column.source'), width: 'minmax(160px, 1.2fr)', cell: (row) => <Link to="/scans/$scanId/log" params={{ scanId }} search={{ collector: row.collector }} title={t('coverage.openLog', { name: row.name })}>{row.name}</Link> },
			{ id: 'verdict', header: t('coverage.column.verdict'), width: '160px', cell: (row) => <VerdictMark verdict={verdictOf(row)} /> },
			number('answered'), number('empty'),
			{ id: 'silent', header: t('coverage.column.silent'), width: '104px', end: true, cell: (row) => <Count of={unknownOf(row)} /> },
			number('unasked'), number('open'),
			{ id: 'why', header: t('coverage.column.why'), width: 'minmax(200px, 2fr)', cell: (row) => <Why row={row} /> },
		];
	}, [t, scanId]);
}

/** Zeros step back, so that what is there is seen. */
const Count = ({ of: count }: { of: number }) => (count > 0 ? formatNumber(count) : <span className="muted">{formatNumber(0)}</span>);

function Why({ row }: { row: Coverage }) {
	const { t } = useTranslation();
	const words = row.reason ?? UNKNOWN.filter((outcome) => row[outcome] > 0).map((outcome) => `${t(`outcome.${outcome}`)} ${formatNumber(row[outcome])}`).join(', ');
	return <span title={words}>{words}</span>;
}
