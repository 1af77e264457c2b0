import { Download, ExternalLink, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonAnchor, IconButton } from '@shared/components/button';
import { Confirmation } from '@shared/components/dialog';
import { Row, RowText } from '@shared/components/layout';
import { toastProblem } from '@shared/components/toasts';
import { formatBytes, formatExact } from '@shared/lib/format';
import { type Report, reportContent, useDeleteReport } from '../api/reports';

/** The page opens in a tab of its own: the policy of this page would not let it be framed, nor its styles apply. */
export function ReportRow({ report }: { report: Report }) {
	const { t } = useTranslation();
	const [deleting, setDeleting] = useState(false);
	const remove = useDeleteReport();
	return (
		<Row>
			<RowText first={report.title} second={formatExact(report.created_at)} />
			{report.formats.includes('html') && <ButtonAnchor icon={ExternalLink} href={reportContent(report.id, 'html')} newTab>{t('reports.open')}</ButtonAnchor>}
			{report.formats.includes('json') && <ButtonAnchor icon={Download} href={reportContent(report.id, 'json')} download>{t('reports.json', { size: size(report, 'json') })}</ButtonAnchor>}
			<IconButton icon={Trash2} size={14} label={t('reports.delete', { title: report.title })} onClick={() => setDeleting(true)} />
			<Confirmation
				title={t('reports.deleteTitle', { title: report.title })} consequence={t('reports.deleteConsequence')} action={t('action.delete')} open={deleting}
				onClose={() => setDeleting(false)} onConfirm={() => remove.mutate(report.id, { onError: toastProblem })}
			/>
		</Row>
	);
}

function size(report: Report, format: string): string {
	const bytes = report.sizes[format];
	return bytes === undefined ? '' : formatBytes(bytes);
}
