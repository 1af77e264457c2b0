import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EntityTypeName } from '@shared/components/entity';
import { Bar, Bars, Cards, Columns, Content, List, Panel, Row, RowText, Scroll } from '@shared/components/layout';
import { SeverityCounts } from '@shared/components/severity';
import { Boundary, Empty, Loaded } from '@shared/components/states';
import { familyOf } from '@shared/lib/entity-types';
import { isFinal, SEVERITIES } from '@shared/lib/shapes';
import { collectorsOfScanQuery, coverageQuery } from '../api/collectors-of-scan';
import { entityTypesOfScanQuery } from '../api/facets-of-scan';
import { findingsSummaryQuery } from '../api/findings-of-scan';
import { scanQuery } from '../api/scan';
import { VERDICTS, verdictsOf } from '../coverage';
import { pollInterval } from '../progress';
import { CollectorShare } from './collector-share';
import { CoverageStatement, VERDICT_COLOR } from './coverage-statement';

export function ScanOverview() {
	const { t } = useTranslation();
	const { scanId = '' } = useParams({ strict: false });
	const scan = useQuery(scanQuery(scanId)).data;
	return (
		<Columns>
			<Content>
				<Scroll label={t('scan.tab.overview')}>
					<div style={{ height: 16 }} />
					{scan && !isFinal(scan.state) && <Cards><Boundary><ProgressByCollector id={scanId} /></Boundary></Cards>}
					<Cards>
						<Boundary><EntitiesByType id={scanId} /></Boundary>
						<Boundary><FindingsBySeverity id={scanId} /></Boundary>
						<Boundary><CoveragePanel id={scanId} /></Boundary>
					</Cards>
				</Scroll>
			</Content>
		</Columns>
	);
}

/** As long as the scan itself is asked about, which the screen around does. */
function usePolling(id: string) {
	const { data } = useQuery(scanQuery(id));
	return () => pollInterval(data);
}

function EntitiesByType({ id }: { id: string }) {
	const { t } = useTranslation();
	const query = useQuery({ ...entityTypesOfScanQuery(id), refetchInterval: usePolling(id) });
	return (
		<Panel title={t('scan.entitiesByType')}>
			<Loaded query={query} lines={5}>
				{(types) => (types.length === 0 ? <Empty>{t('entities.noneInScan')}</Empty> : (
					<Bars>
						{types.slice(0, 14).map(({ value, count }) => (
							<Bar
								key={value} count={count} largest={types[0]!.count} color={`var(--entity-${familyOf(value)})`}
								name={<Link to="/scans/$scanId/entities" params={{ scanId: id }} search={{ query: `type:${value}` }} style={{ color: 'inherit' }}><EntityTypeName type={value} /></Link>}
							/>
						))}
					</Bars>
				))}
			</Loaded>
		</Panel>
	);
}

function FindingsBySeverity({ id }: { id: string }) {
	const { t } = useTranslation();
	const query = useQuery(findingsSummaryQuery(id));
	return (
		<Panel title={t('nav.findings')} action={<SeverityCounts counts={query.data?.by_severity} with={SEVERITIES} />}>
			<Loaded query={query} lines={3}>
				{({ total, by_severity: counts }) => (total === 0 ? <Empty>{t('findings.noneInScan')}</Empty> : (
					<Bars>
						{SEVERITIES.map((severity) => (
							<Bar
								key={severity} count={counts[severity] ?? 0} largest={Math.max(...Object.values(counts))} color={`var(--${severity})`}
								name={<Link to="/scans/$scanId/findings" params={{ scanId: id }} search={{ severity }} style={{ color: 'inherit' }}>{t(`severity.${severity}`)}</Link>}
							/>
						))}
					</Bars>
				))}
			</Loaded>
		</Panel>
	);
}

function CoveragePanel({ id }: { id: string }) {
	const { t } = useTranslation();
	const query = useQuery({ ...coverageQuery(id), refetchInterval: usePolling(id) });
	const action = <Link to="/scans/$scanId/sources" params={{ scanId: id }}>{t('scan.allSources')}</Link>;
	return (
		<Panel title={t('coverage.title')} action={action}>
			<Loaded query={query} lines={6}>
				{(rows) => {
					const counts = verdictsOf(rows);
					return rows.length === 0 ? <Empty>{t('coverage.none')}</Empty> : (
						<>
							<CoverageStatement rows={rows} />
							<Bars>
								{VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => (
									<Bar
										key={verdict} count={counts[verdict]} largest={rows.length} color={VERDICT_COLOR[verdict]}
										name={<Link to="/scans/$scanId/sources" params={{ scanId: id }} search={{ verdict }} style={{ color: 'inherit' }}>{t(`coverage.verdict.${verdict}`)}</Link>}
									/>
								))}
							</Bars>
						</>
					);
				}}
			</Loaded>
		</Panel>
	);
}

/** Collectors that still have something to do, and why they wait. */
function ProgressByCollector({ id }: { id: string }) {
	const { t } = useTranslation();
	const query = useQuery({ ...collectorsOfScanQuery(id), refetchInterval: usePolling(id) });
	const action = <Link to="/scans/$scanId/collectors" params={{ scanId: id }}>{t('scan.allCollectors')}</Link>;
	return (
		<Panel title={t('scan.progressByCollector')} action={action}>
			<Loaded query={query} lines={5}>
				{(rows) => {
					const busy = rows.filter(({ pending, running }) => pending + running > 0).sort((a, b) => b.pending + b.running - a.pending - a.running);
					return busy.length === 0 ? <Empty>{rows.length === 0 ? t('scan.noCollectors') : t('scan.allDone')}</Empty> : (
						<List>
							{busy.slice(0, 8).map((row) => <Row key={row.collector}><RowText first={row.name} second={row.waiting_reason ?? undefined} /><CollectorShare row={row} /></Row>)}
						</List>
					);
				}}
			</Loaded>
		</Panel>
	);
}
