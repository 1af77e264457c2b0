import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { CircleStop } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@shared/components/button';
import { DataGrid, type GridColumn } from '@shared/components/data-grid';
import { Confirmation } from '@shared/components/dialog';
import { Columns, Content, Footer } from '@shared/components/layout';
import { Empty, Loaded } from '@shared/components/states';
import { toast, toastProblem } from '@shared/components/toasts';
import { formatNumber, NONE } from '@shared/lib/format';
import { useMay } from '@shared/lib/permissions';
import { isFinal, OUTCOMES } from '@shared/lib/shapes';
import { type CollectorProgress, collectorsOfScanQuery } from '../api/collectors-of-scan';
import { type Scan, scanQuery } from '../api/scan';
import { useStopCollector } from '../api/scan-actions';
import { CollectorShare } from './collector-share';

/** How far each collector of a scan is, why it waits, and how to stop it. */
export function ScanCollectors() {
	const { t } = useTranslation();
	const { scanId = '' } = useParams({ strict: false });
	const scan = useQuery(scanQuery(scanId)).data;
	const query = useQuery({ ...collectorsOfScanQuery(scanId), refetchInterval: ({ state }) => (state.data?.some(({ pending, running }) => pending + running > 0) ? 3000 : false) });
	const columns = useColumns(scan);
	return (
		<Columns>
			<Content>
				<Loaded query={query} lines={10}>
					{(rows) => (rows.length === 0 ? <Empty>{t('scan.noCollectors')}</Empty> : (
						<>
							<DataGrid label={t('scan.tab.collectors')} rows={rows} columns={columns} rowId={({ collector }) => collector} total={rows.length} rowHeight={34} minWidth={900} />
							<Footer><span>{t('collectors.count', { count: rows.length })}</span></Footer>
						</>
					))}
				</Loaded>
			</Content>
		</Columns>
	);
}

function useColumns(scan: Scan | undefined): GridColumn<CollectorProgress>[] {
	const { t } = useTranslation();
	const mayStop = useMay('scan:write') && scan !== undefined && !isFinal(scan.state) && !scan.stopping;
	return useMemo(() => [
		{ id: 'name', header: t('collectors.name'), width: 'minmax(160px, 1fr)', cell: (row) => scan && <Link to="/scans/$scanId/log" params={{ scanId: scan.id }} search={{ collector: row.collector }} title={t('coverage.openLog', { name: row.name })}>{row.name}</Link> },
		{ id: 'progress', header: t('scans.column.progress'), width: 'minmax(150px, 1fr)', cell: (row) => <CollectorShare row={row} /> },
		{ id: 'running', header: t('scan.state.running'), width: '78px', end: true, cell: ({ running }) => formatNumber(running) },
		{ id: 'failed', header: t('scan.state.failed'), width: '72px', end: true, cell: ({ failed }) => formatNumber(failed) },
		{
			id: 'outcomes', header: t('collectors.outcomes'), width: 'minmax(190px, 1.4fr)', cell: ({ outcomes }) => OUTCOMES.filter((outcome) => outcomes[outcome])
				.map((outcome) => `${t(`outcome.${outcome}`)} ${formatNumber(outcomes[outcome])}`).join(', ') || NONE,
		},
		{
			id: 'waiting', header: t('scan.waiting'), width: 'minmax(160px, 1.4fr)', cell: ({ collector, waiting_reason: reason }) => {
				const words = scan?.stopped_collectors.includes(collector) ? t('scan.wasStopped') : (reason ?? '');
				return <span title={words}>{words}</span>;
			},
		},
		{ id: 'stop', header: t('scan.action'), headHidden: true, width: '48px', cell: (row) => scan && mayStop && !scan.stopped_collectors.includes(row.collector) && row.pending + row.running > 0 && <Stop scanId={scan.id} row={row} /> },
	], [t, scan, mayStop]);
}

function Stop({ scanId, row }: { scanId: string; row: CollectorProgress }) {
	const { t } = useTranslation();
	const [asking, setAsking] = useState(false);
	const stop = useStopCollector(scanId);
	const confirm = () => stop.mutate(row.collector, { onSuccess: () => toast(t('scan.collectorStopped', { name: row.name })), onError: toastProblem });
	return (
		<span onClick={(event) => event.stopPropagation()}>
			<IconButton icon={CircleStop} size={14} label={t('scan.stopCollector', { name: row.name })} disabled={stop.isPending} onClick={() => setAsking(true)} />
			<Confirmation
				title={t('scan.stopCollectorTitle', { name: row.name })} consequence={t('scan.stopCollectorConsequence')} action={t('scan.stopCollector', { name: row.name })}
				open={asking} onClose={() => setAsking(false)} onConfirm={confirm}
			/>
		</span>
	);
}
