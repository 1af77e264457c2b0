import { Link, useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { Ellipsis, Pause, Play, RotateCcw, Square, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@shared/components/button';
import type { GridColumn } from '@shared/components/data-grid';
import { Confirmation } from '@shared/components/dialog';
import { EntityValue } from '@shared/components/entity';
import { Menu } from '@shared/components/menu';
import { SeverityCounts } from '@shared/components/severity';
import { Progress, ScanStateMark } from '@shared/components/state-mark';
import { toastProblem } from '@shared/components/toasts';
import { formatAgo, formatExact, formatNumber, NONE } from '@shared/lib/format';
import { useMay } from '@shared/lib/permissions';
import { isFinal } from '@shared/lib/shapes';
import { useNow } from '@shared/lib/use-now';
import { i18n } from '@shared/lib/i18n';
import { findingsSummaryQuery } from '../api/findings-of-scan';
import type { Scan } from '../api/scan';
import { useDeleteScan, useScanAction } from '../api/scan-actions';
import { done } from '../progress';
import styles from './scans.module.css';

export const scanColumns = (): GridColumn<Scan>[] => [
	{ id: 'state', header: i18n.t('scans.column.state'), width: '112px', cell: (scan) => <ScanStateMark state={scan.state} stopping={scan.stopping && !isFinal(scan.state)} /> },
	{ id: 'name', header: i18n.t('scans.column.name'), width: 'minmax(180px, 2fr)', cell: (scan) => <Name scan={scan} /> },
	{ id: 'progress', header: i18n.t('scans.column.progress'), width: 'minmax(140px, 1fr)', cell: (scan) => <ScanProgress scan={scan} /> },
	{ id: 'entities', header: i18n.t('scans.column.entities'), width: '86px', end: true, cell: (scan) => (scan.started_at ? formatNumber(scan.progress.entities) : NONE) },
	{ id: 'findings', header: i18n.t('scans.column.findings'), width: '146px', cell: (scan) => <Findings scan={scan} /> },
	{ id: 'started', header: i18n.t('scans.column.started'), width: '124px', cell: (scan) => <Started scan={scan} /> },
	{ id: 'menu', header: i18n.t('scans.column.menu'), headHidden: true, width: '44px', cell: (scan) => <ScanMenu scan={scan} /> },
];

function Name({ scan }: { scan: Scan }) {
	const [first, ...others] = scan.targets;
	return (
		<span className={styles.name}>
			<Link to="/scans/$scanId" params={{ scanId: scan.id }}>{scan.name}</Link>
			<span>{first && <EntityValue entity={first} />}{others.length > 0 && ` +${others.length}`}</span>
		</span>
	);
}

export function ScanProgress({ scan }: { scan: Scan }) {
	const { t } = useTranslation();
	const look = scan.state === 'failed' || scan.state === 'timed_out' ? 'failed' : isFinal(scan.state) ? 'finished' : undefined;
	return (
		<span className={styles.progress}>
			<Progress percent={scan.progress.percent} look={look} label={t('scan.progressOf', { name: scan.name })} />
			{formatNumber(done(scan.progress))}/{formatNumber(scan.progress.planned)}
		</span>
	);
}

function Findings({ scan }: { scan: Scan }) {
	const { data } = useQuery({ ...findingsSummaryQuery(scan.id), enabled: scan.started_at !== null });
	return <SeverityCounts counts={data?.by_severity} />;
}

function Started({ scan }: { scan: Scan }) {
	const now = useNow();
	return <span className={styles.two}><time title={formatExact(scan.started_at)}>{formatAgo(scan.started_at ?? scan.created_at, now)}</time><span>{scan.owner}</span></span>;
}

function ScanMenu({ scan }: { scan: Scan }) {
	const { t } = useTranslation();
	const [deleting, setDeleting] = useState(false);
	const navigate = useNavigate();
	const mayWrite = useMay('scan:write');
	const mayDelete = useMay('scan:delete');
	const action = useScanAction(scan.id);
	const remove = useDeleteScan();
	const run = (name: 'pause' | 'resume' | 'stop') => action.mutate(name, { onError: toastProblem });
	const entries = [
		mayWrite && scan.state === 'running' && { label: t('scan.pause'), icon: Pause, onSelect: () => run('pause') },
		mayWrite && scan.state === 'paused' && { label: t('scan.resume'), icon: Play, onSelect: () => run('resume') },
		mayWrite && !isFinal(scan.state) && { label: t('scan.stop'), icon: Square, onSelect: () => run('stop') },
		mayWrite && { label: t('scan.runAgain'), icon: RotateCcw, onSelect: () => void navigate({ to: '/scans/new', search: { like: scan.id } }) },
		mayDelete && isFinal(scan.state) && { label: t('scan.delete'), icon: Trash2, danger: true, onSelect: () => setDeleting(true) },
	].filter((entry) => entry !== false);
	return entries.length > 0 && (
		<span onClick={(event) => event.stopPropagation()}>
			<Menu opener={<IconButton icon={Ellipsis} label={t('scan.menu', { name: scan.name })} />} entries={entries} />
			<Confirmation
				title={t('scan.deleteTitle', { name: scan.name })} consequence={t('scan.deleteConsequence')} action={t('scan.delete')}
				open={deleting} onClose={() => setDeleting(false)} onConfirm={() => remove.mutate(scan.id, { onError: toastProblem })}
			/>
		</span>
	);
}
