import { useTranslation } from 'react-i18next';
import { cx } from '@shared/lib/class-names';
import { formatNumber } from '@shared/lib/format';
import { type Severity, SEVERITIES } from '@shared/lib/shapes';
import styles from './tags.module.css';

export function SeverityTag({ severity }: { severity: Severity }) {
	const { t } = useTranslation();
	return <span className={cx(styles.severity, styles[severity])}>{t(`severity.${severity}`)}</span>;
}

/** Findings per severity, gravest first; nothing at all until the numbers are known. */
export function SeverityCounts({ counts, with: shown = ['critical', 'high', 'medium', 'low'] }: { counts: Partial<Record<string, number>> | undefined; with?: readonly Severity[] }) {
	const { t } = useTranslation();
	if (!counts) {
		return <span className="muted">—</span>;
	}
	return (
		<span className={styles.counts}>
			{SEVERITIES.filter((severity) => shown.includes(severity)).map((severity) => {
				const count = counts[severity] ?? 0;
				const name = `${t(`severity.${severity}`)}: ${formatNumber(count)}`;
				return count > 0
					? <span key={severity} className={cx(styles.severity, styles[severity])} title={name} role="img" aria-label={name}>{formatNumber(count)}</span>
					: <span key={severity} className={styles.none} title={name} role="img" aria-label={name}>·</span>;
			})}
		</span>
	);
}
