import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { Pause, Play, RotateCcw, Square, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink, IconButton } from '@shared/components/button';
import { Confirmation } from '@shared/components/dialog';
import { EntityValue } from '@shared/components/entity';
import { Screen, ScreenHeader, Tab, Tabs } from '@shared/components/layout';
import { Progress, ScanStateMark } from '@shared/components/state-mark';
import { Boundary, Loaded } from '@shared/components/states';
import { toastProblem } from '@shared/components/toasts';
import { formatAgo, formatNumber, formatPercent } from '@shared/lib/format';
import { useMay } from '@shared/lib/permissions';
import { isFinal } from '@shared/lib/shapes';
import { useNow } from '@shared/lib/use-now';
import { findingsSummaryQuery } from '../api/findings-of-scan';
import { type Scan, scanQuery } from '../api/scan';
import { useDeleteScan, useScanAction } from '../api/scan-actions';
import { done, pollInterval } from '../progress';
import styles from './scans.module.css';

/** Head and tabs of one scan; the tab's content comes from the route. */
export function ScanScreen() {
	const { scanId = '' } = useParams({ strict: false });
	const { pathname } = useLocation();
	const query = useQuery({ ...scanQuery(scanId), refetchInterval: ({ state }) => pollInterval(state.data) });
	return (
		<Screen>
			<Loaded query={query} lines={2}>
				{(scan) => (
					<>
						<Head scan={scan} />
						{scan.failure && <p className={styles.failure} role="alert">{scan.failure}</p>}
						<ScanTabs scan={scan} />
						<Boundary resetKey={pathname}><Outlet /></Boundary>
					</>
				)}
			</Loaded>
		</Screen>
	);
}

function Head({ scan }: { scan: Scan }) {
	const { t } = useTranslation();
	const now = useNow();
	const [first, ...others] = scan.targets;
	const facts = (
		<>
			<ScanStateMark state={scan.state} stopping={scan.stopping && !isFinal(scan.state)} />
			{first && <EntityValue entity={first} />}
			{others.length > 0 && <span>{t('scan.moreTargets', { count: others.length })}</span>}
			<span className={styles.headProgress}>
				<Progress percent={scan.progress.percent} look={scan.state === 'failed' ? 'failed' : undefined} label={t('scan.progressOf', { name: scan.name })} />
				{formatPercent(scan.progress.percent)}
			</span>
			<span>{scan.finished_at ? t('scan.finishedAgo', { time: formatAgo(scan.finished_at, now) }) : scan.started_at ? t('scan.startedAgo', { time: formatAgo(scan.started_at, now) }) : t('scan.notStarted')}</span>
		</>
	);
	return <ScreenHeader title={scan.name} facts={facts} actions={<Controls scan={scan} />} />;
}

function Controls({ scan }: { scan: Scan }) {
	const { t } = useTranslation();
	const action = useScanAction(scan.id);
	const mayWrite = useMay('scan:write');
	const mayDelete = useMay('scan:delete');
	const button = (name: 'pause' | 'resume' | 'stop', icon: typeof Pause) => (
		<Button icon={icon} disabled={action.isPending || scan.stopping} onClick={() => action.mutate(name, { onError: toastProblem })}>{t(`scan.${name}`)}</Button>
	);
	return (
		<>
			{mayWrite && scan.state === 'running' && button('pause', Pause)}
			{mayWrite && scan.state === 'paused' && button('resume', Play)}
			{mayWrite && !isFinal(scan.state) && button('stop', Square)}
			{mayWrite && isFinal(scan.state) && <ButtonLink icon={RotateCcw} link={{ to: '/scans/new', search: { like: scan.id } }}>{t('scan.runAgain')}</ButtonLink>}
			{mayDelete && isFinal(scan.state) && <DeleteScan scan={scan} />}
		</>
	);
}

function DeleteScan({ scan }: { scan: Scan }) {
	const { t } = useTranslation();
	const navigate = useNavigate();
	const [asking, setAsking] = useState(false);
	const remove = useDeleteScan();
	return (
		<>
			<IconButton icon={Trash2} label={t('scan.delete')} kind="default" size={14} onClick={() => setAsking(true)} />
			<Confirmation
				title={t('scan.deleteTitle', { name: scan.name })} consequence={t('scan.deleteConsequence')} action={t('scan.delete')} open={asking} onClose={() => setAsking(false)}
				onConfirm={() => remove.mutate(scan.id, { onSuccess: () => void navigate({ to: '/scans' }), onError: toastProblem })}
			/>
		</>
	);
}

function ScanTabs({ scan }: { scan: Scan }) {
	const { t } = useTranslation();
	const params = { scanId: scan.id };
	const findings = useQuery({ ...findingsSummaryQuery(scan.id), refetchInterval: () => pollInterval(scan) }).data;
	return (
		<Tabs label={t('scan.tabs')}>
			<Tab exact link={{ to: '/scans/$scanId', params }}>{t('scan.tab.overview')}</Tab>
			<Tab link={{ to: '/scans/$scanId/entities', params }} count={formatNumber(scan.progress.entities)}>{t('scan.tab.entities')}</Tab>
			<Tab link={{ to: '/scans/$scanId/graph', params }}>{t('scan.tab.graph')}</Tab>
			<Tab link={{ to: '/scans/$scanId/timeline', params }}>{t('scan.tab.timeline')}</Tab>
			<Tab link={{ to: '/scans/$scanId/map', params }}>{t('scan.tab.map')}</Tab>
			<Tab link={{ to: '/scans/$scanId/findings', params }} count={findings && formatNumber(findings.total)}>{t('scan.tab.findings')}</Tab>
			<Tab link={{ to: '/scans/$scanId/collectors', params }} count={`${formatNumber(done(scan.progress))}/${formatNumber(scan.progress.planned)}`}>{t('scan.tab.collectors')}</Tab>
			<Tab link={{ to: '/scans/$scanId/sources', params }}>{t('scan.tab.sources')}</Tab>
			<Tab link={{ to: '/scans/$scanId/log', params }}>{t('scan.tab.log')}</Tab>
			<Tab link={{ to: '/scans/$scanId/report', params }}>{t('scan.tab.report')}</Tab>
			<Tab link={{ to: '/scans/$scanId/configuration', params }}>{t('scan.tab.configuration')}</Tab>
		</Tabs>
	);
}
