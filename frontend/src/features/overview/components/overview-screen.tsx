import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '@shared/components/button';
import { Bar, Bars, Cards, Columns, Content, List, Panel, RowLink, RowText, Screen, ScreenHeader, Scroll } from '@shared/components/layout';
import { Progress, ScanStateMark } from '@shared/components/state-mark';
import { Boundary, Empty, Loaded } from '@shared/components/states';
import { formatAgo, formatNumber } from '@shared/lib/format';
import { isFinal, SEVERITIES } from '@shared/lib/shapes';
import { useNow } from '@shared/lib/use-now';
import { activeScansQuery, allFindingsQuery, blockedQuery, latestReportsQuery, refusals } from '../api/overview';

export function OverviewScreen() {
	const { t } = useTranslation();
	return (
		<Screen>
			<ScreenHeader title={t('nav.overview')} actions={<ButtonLink kind="primary" icon={Plus} shortcut="N" link={{ to: '/scans/new' }}>{t('scans.new')}</ButtonLink>} />
			<Columns>
				<Content>
					<Scroll label={t('nav.overview')}>
						<div style={{ height: 16 }} />
						<Cards>
							<Boundary><RunningScans /></Boundary>
							<Boundary><Findings /></Boundary>
							<Boundary><Reports /></Boundary>
							<Boundary><Blocked /></Boundary>
						</Cards>
					</Scroll>
				</Content>
			</Columns>
		</Screen>
	);
}

function RunningScans() {
	const { t } = useTranslation();
	const now = useNow();
	const query = useQuery(activeScansQuery);
	return (
		<Panel title={t('overview.scans')} action={<Link to="/scans">{t('overview.allScans')}</Link>}>
			<Loaded query={query} lines={5}>
				{({ data }) => (data.length === 0
					? <Empty action={<ButtonLink icon={Plus} link={{ to: '/scans/new' }}>{t('scans.new')}</ButtonLink>}>{t('scans.none')}</Empty>
					: (
						<List>
							{data.map((scan) => (
								<RowLink key={scan.id} link={{ to: '/scans/$scanId', params: { scanId: scan.id } }}>
									<RowText first={<strong>{scan.name}</strong>} second={t('overview.scanLine', { count: scan.progress.entities, number: formatNumber(scan.progress.entities), time: formatAgo(scan.started_at ?? scan.created_at, now) })} />
									{!isFinal(scan.state) && <Progress percent={scan.progress.percent} label={t('scan.progressOf', { name: scan.name })} />}
									<ScanStateMark state={scan.state} />
								</RowLink>
							))}
						</List>
					))}
			</Loaded>
		</Panel>
	);
}

function Findings() {
	const { t } = useTranslation();
	const query = useQuery(allFindingsQuery);
	return (
		<Panel title={t('overview.findings')} action={<Link to="/findings">{t('overview.allFindings')}</Link>}>
			<Loaded query={query} lines={5}>
				{({ total, by_severity: counts }) => (total === 0 ? <Empty>{t('findings.none')}</Empty> : (
					<Bars>
						{SEVERITIES.map((severity) => (
							<Bar
								key={severity} count={counts[severity] ?? 0} largest={Math.max(...Object.values(counts))} color={`var(--${severity})`}
								name={<Link to="/findings" search={{ severity }} style={{ color: 'inherit' }}>{t(`severity.${severity}`)}</Link>}
							/>
						))}
					</Bars>
				))}
			</Loaded>
		</Panel>
	);
}

function Reports() {
	const { t } = useTranslation();
	const now = useNow();
	const query = useQuery(latestReportsQuery);
	return (
		<Panel title={t('overview.reports')} action={<Link to="/reports">{t('overview.allReports')}</Link>}>
			<Loaded query={query} lines={4}>
				{(reports) => (reports.length === 0 ? <Empty>{t('reports.none')}</Empty> : (
					<List>
						{reports.map((report) => (
							<RowLink key={report.id} link={{ to: '/scans/$scanId/report', params: { scanId: report.scan_id } }}>
								<RowText first={report.title} second={formatAgo(report.created_at, now)} />
							</RowLink>
						))}
					</List>
				))}
			</Loaded>
		</Panel>
	);
}

function Blocked() {
	const { t } = useTranslation();
	const query = useQuery(blockedQuery);
	return (
		<Panel title={t('overview.blocked')} action={<Link to="/collectors">{t('overview.allCollectors')}</Link>}>
			<Loaded query={query} lines={3}>
				{(collectors) => (collectors.length === 0 ? <Empty>{t('overview.noneBlocked')}</Empty> : (
					<List>
						{collectors.map(({ id, name, outcomes, runs }) => (
							<RowLink key={id} link={{ to: '/collectors', search: { collector: id } }}>
								<RowText first={name} second={t('overview.refused', { refused: formatNumber(refusals(outcomes)), runs: formatNumber(runs) })} />
							</RowLink>
						))}
					</List>
				))}
			</Loaded>
		</Panel>
	);
}
