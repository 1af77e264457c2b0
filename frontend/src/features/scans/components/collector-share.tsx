import { useTranslation } from 'react-i18next';
import { Progress } from '@shared/components/state-mark';
import { formatNumber } from '@shared/lib/format';
import type { CollectorProgress } from '../api/collectors-of-scan';
import { done } from '../progress';
import styles from './scans.module.css';

/** How far one collector of a scan is, as a bar with its numbers. */
export function CollectorShare({ row }: { row: CollectorProgress }) {
	const { t } = useTranslation();
	const finished = done({ ...row, entities: 0, percent: 0 });
	return (
		<span className={styles.progress}>
			<Progress percent={row.planned === 0 ? 0 : Math.round((100 * finished) / row.planned)} look={finished === row.planned ? 'finished' : undefined} label={t('scan.progressOf', { name: row.name })} />
			{formatNumber(finished)}/{formatNumber(row.planned)}
		</span>
	);
}
