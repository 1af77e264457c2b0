import { useQuery } from '@tanstack/react-query';
import { Download, FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonAnchor } from '@shared/components/button';
import { Cards, Columns, Content, List, Panel, Row, RowText, Scroll } from '@shared/components/layout';
import { Empty, Loaded } from '@shared/components/states';
import { toastProblem } from '@shared/components/toasts';
import { formatBytes, formatExact, formatNumber } from '@shared/lib/format';
import { exportContent, exportListQuery, useWriteExport } from '../api/exports';
import { reportListQuery, useWriteReport } from '../api/reports';
import { ReportRow } from './report-row';

/** What can be taken out of one scan: reports to read, exports to work with. */
export function ReportsOfScan({ scanId }: { scanId: string }) {
	const { t } = useTranslation();
	return (
		<Columns>
			<Content>
				<Scroll label={t('scan.tab.report')}>
					<div style={{ height: 16 }} />
					<Cards>
						<Reports scanId={scanId} />
						<Exports scanId={scanId} />
					</Cards>
				</Scroll>
			</Content>
		</Columns>
	);
}

function Reports({ scanId }: { scanId: string }) {
	const { t } = useTranslation();
	const query = useQuery(reportListQuery({ scan_id: scanId }));
	const write = useWriteReport();
	return (
		<Panel title={t('nav.reports')} action={<Button icon={FileText} disabled={write.isPending} onClick={() => write.mutate(scanId, { onError: toastProblem })}>{t('reports.write')}</Button>}>
			<Loaded query={query} lines={3}>
				{({ data }) => (data.length === 0 ? <Empty>{t('reports.noneInScan')}</Empty> : <List>{data.map((report) => <ReportRow key={report.id} report={report} />)}</List>)}
			</Loaded>
		</Panel>
	);
}

function Exports({ scanId }: { scanId: string }) {
	const { t } = useTranslation();
	const query = useQuery(exportListQuery(scanId));
	const write = useWriteExport();
	return (
		<Panel title={t('exports.title')} action={<Button icon={Download} disabled={write.isPending} onClick={() => write.mutate(scanId, { onError: toastProblem })}>{t('exports.write')}</Button>}>
			<Loaded query={query} lines={3}>
				{(exports) => (exports.length === 0 ? <Empty>{t('exports.none')}</Empty> : (
					<List>
						{exports.map((item) => (
							<Row key={item.id}>
								<RowText first={t('exports.lines', { count: item.lines, number: formatNumber(item.lines) })} second={formatExact(item.created_at)} />
								<ButtonAnchor icon={Download} href={exportContent(item.id)} download>{t('exports.download', { size: formatBytes(item.bytes) })}</ButtonAnchor>
							</Row>
						))}
					</List>
				))}
			</Loaded>
		</Panel>
	);
}
