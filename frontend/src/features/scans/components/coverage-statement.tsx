import { useTranslation } from 'react-i18next';
import { StatusDot, type Tone } from '@shared/components/state-mark';
import type { Coverage } from '../api/collectors-of-scan';
import { type Verdict, verdictsOf } from '../coverage';
import styles from './scans.module.css';

const TONE: Record<Verdict, Tone> = { answered: 'ok', empty: 'ok', partly: 'warn', silent: 'bad', open: 'active', unasked: 'idle' };

export const VERDICT_COLOR: Record<Verdict, string> = {
	answered: 'var(--ok)', empty: 'var(--ok)', partly: 'var(--medium)', silent: 'var(--critical)', open: 'var(--accent)', unasked: 'var(--fg-3)',
};

export function VerdictMark({ verdict }: { verdict: Verdict }) {
	const { t } = useTranslation();
	return <StatusDot tone={TONE[verdict]}>{t(`coverage.verdict.${verdict}`)}</StatusDot>;
}

/** In one sentence what may be concluded from a scan, and what may not. */
export function CoverageStatement({ rows }: { rows: readonly Coverage[] }) {
	const { t } = useTranslation();
	const counts = verdictsOf(rows);
	const words = t('coverage.statement', { known: counts.answered + counts.empty, total: rows.length, silent: counts.silent + counts.partly, unasked: counts.unasked });
	return <p className={styles.coverage}>{words}{counts.open > 0 && ` ${t('coverage.statementOpen', { count: counts.open })}`}</p>;
}
