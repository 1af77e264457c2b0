import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EntityTypeName } from '@shared/components/entity';
import { Bar, Bars, Cards, Columns, Content, Panel, PlainTable, Scroll } from '@shared/components/layout';
import { SeverityCounts } from '@shared/components/severity';
import { Boundary, Empty, Loaded } from '@shared/components/states';
import { familyOf } from '@shared/lib/entity-types';
import { formatExact, formatNumber, NONE } from '@shared/lib/format';
import { OUTCOMES, SEVERITIES } from '@shared/lib/shapes';
import { coverageQuery } from '../api/collectors-of-scan';
import { entityTypesOfScanQuery } from '../api/facets-of-scan';
import { findingsSummaryQuery } from '../api/findings-of-scan';
import { scanQuery } from '../api/scan';
import { sumUp } from '../coverage';
import { pollInterval } from '../progress';
import styles from './scans.module.css';

export function ScanOverview() {
	const { t } = useTranslation();
	const { scanId = '' } = useParams({ strict: false });
	return (
		<Columns>
			<Content>
				<Scroll label={t('scan.tab.overview')}>
					<div style={{ height: 16 }} />
					<Cards>
						<Boundary><EntitiesByType id={scanId} /></Boundary>
						<Boundary><FindingsBySeverity id={scanId} /></Boundary>
					</Cards>
					<Cards><Boundary><CoverageStatement id={scanId} /></Boundary></Cards>
					<Cards><Boundary><Plan id={scanId} /></Boundary></Cards>
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
								name={<Link to="/scans/$scanId/entities" params={{ scanId: id }} search={{ type: value }} style={{ color: 'inherit' }}><EntityTypeName type={value} /></Link>}
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

function CoverageStatement({ id }: { id: string }) {
	const { t } = useTranslation();
	const query = useQuery({ ...coverageQuery(id), refetchInterval: usePolling(id) });
	const head = [
		{ text: t('coverage.collector') }, ...OUTCOMES.map((outcome) => ({ text: t(`outcome.${outcome}`), number: true })), { text: t('coverage.reason') },
	];
	return (
		<Panel title={t('coverage.title')}>
			<Loaded query={query} lines={6}>
				{(rows) => {
					if (rows.length === 0) {
						return <Empty>{t('coverage.none')}</Empty>;
					}
					const { tasks, notInPlan } = sumUp(rows);
					return (
						<>
							<p className={styles.coverage}>
								{OUTCOMES.filter((outcome) => tasks[outcome] > 0).map((outcome) => <span key={outcome}>{t(`outcome.${outcome}`)} {formatNumber(tasks[outcome])}</span>)}
								{notInPlan > 0 && <span>{t('coverage.notInPlan', { count: notInPlan })}</span>}
							</p>
							<PlainTable label={t('coverage.title')} head={head}>
								{rows.map((row) => (
									<tr key={row.collector}>
										<td>{row.name}</td>
										{OUTCOMES.map((outcome) => <td key={outcome} data-number>{row[outcome] > 0 ? formatNumber(row[outcome]) : <span className="muted">·</span>}</td>)}
										<td>{row.reason ?? ''}</td>
									</tr>
								))}
							</PlainTable>
						</>
					);
				}}
			</Loaded>
		</Panel>
	);
}

function Plan({ id }: { id: string }) {
	const { t } = useTranslation();
	const query = useQuery(scanQuery(id));
	return (
		<Panel title={t('scan.plan')}>
			<Loaded query={query}>
				{(scan) => (
					<PlainTable label={t('scan.plan')} head={[{ text: t('scan.planItem') }, { text: t('settings.value') }]}>
						{([
							['targets', scan.targets.map(({ value }) => value).join(', ')], ['profile', t('scan.profileOf', { profile: scan.profile, closeness: t(`intrusiveness.${scan.intrusiveness}`) })],
							['hops', formatNumber(scan.hop_limit)], ['owner', scan.owner], ['created', formatExact(scan.created_at)],
							['started', formatExact(scan.started_at)], ['finished', scan.finished_at ? formatExact(scan.finished_at) : NONE],
						] as const).map(([name, value]) => <tr key={name}><td>{t(`scan.fact.${name}`)}</td><td>{value}</td></tr>)}
					</PlainTable>
				)}
			</Loaded>
		</Panel>
	);
}
