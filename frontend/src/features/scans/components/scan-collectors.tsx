import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataGrid, type GridColumn } from '@shared/components/data-grid';
import { Columns, Content, Footer } from '@shared/components/layout';
import { Progress } from '@shared/components/state-mark';
import { Empty, Loaded } from '@shared/components/states';
import { formatNumber } from '@shared/lib/format';
import { OUTCOMES } from '@shared/lib/shapes';
import { type CollectorProgress, collectorsOfScanQuery } from '../api/collectors-of-scan';
import { done } from '../progress';
import styles from './scans.module.css';

/** How far each collector of a scan is, and why it waits. */
export function ScanCollectors() {
	const { t } = useTranslation();
	const { scanId = '' } = useParams({ strict: false });
	const query = useQuery({ ...collectorsOfScanQuery(scanId), refetchInterval: ({ state }) => (state.data?.some(({ pending, running }) => pending + running > 0) ? 3000 : false) });
	const columns = useColumns();
	return (
		<Columns>
			<Content>
				<Loaded query={query} lines={10}>
					{(rows) => (rows.length === 0 ? <Empty>{t('scan.noCollectors')}</Empty> : (
						<>
							<DataGrid label={t('scan.tab.collectors')} rows={rows} columns={columns} rowId={({ collector }) => collector} total={rows.length} rowHeight={34} minWidth={860} />
							<Footer><span>{t('collectors.count', { count: rows.length })}</span></Footer>
						</>
					))}
				</Loaded>
			</Content>
		</Columns>
	);
}

function useColumns(): GridColumn<CollectorProgress>[] {
	const { t } = useTranslation();
	return useMemo(() => [
		{ id: 'name', header: t('collectors.name'), width: 'minmax(160px, 1fr)', cell: ({ name }) => name },
		{ id: 'progress', header: t('scans.column.progress'), width: 'minmax(150px, 1fr)', cell: (row) => <Share row={row} /> },
		{ id: 'running', header: t('scan.state.running'), width: '78px', end: true, cell: ({ running }) => formatNumber(running) },
		{ id: 'failed', header: t('scan.state.failed'), width: '72px', end: true, cell: ({ failed }) => formatNumber(failed) },
		{
			id: 'outcomes', header: t('collectors.outcomes'), width: 'minmax(190px, 1.4fr)', cell: ({ outcomes }) => OUTCOMES.filter((outcome) => outcomes[outcome])
				.map((outcome) => `${t(`outcome.${outcome}`)} ${formatNumber(outcomes[outcome])}`).join(', ') || '—',
		},
		{ id: 'waiting', header: t('scan.waiting'), width: 'minmax(160px, 1.4fr)', cell: ({ waiting_reason: reason }) => <span title={reason ?? undefined}>{reason ?? ''}</span> },
	], [t]);
}

function Share({ row }: { row: CollectorProgress }) {
	const { t } = useTranslation();
	const finished = done({ ...row, entities: 0, percent: 0 });
	return (
		<span className={styles.progress}>
			<Progress percent={row.planned === 0 ? 0 : Math.round((100 * finished) / row.planned)} look={finished === row.planned ? 'finished' : undefined} label={t('scan.progressOf', { name: row.name })} />
			{formatNumber(finished)}/{formatNumber(row.planned)}
		</span>
	);
}
