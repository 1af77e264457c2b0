import { Ban, CircleCheck, CircleDashed, CirclePause, CircleX, Clock, LoaderCircle, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from '@shared/lib/class-names';
import type { ScanState } from '@shared/lib/shapes';
import styles from './tags.module.css';

const LOOK: Record<ScanState, [LucideIcon, tone: string | undefined]> = {
	created: [CircleDashed, styles.idle], scheduled: [Clock, styles.idle], queued: [CircleDashed, styles.idle],
	running: [LoaderCircle, cx(styles.active, styles.turning)], paused: [CirclePause, styles.warn], completed: [CircleCheck, styles.ok],
	failed: [CircleX, styles.bad], cancelled: [Ban, styles.warn], timed_out: [CircleX, styles.bad],
};

export function ScanStateMark({ state, stopping }: { state: ScanState; stopping?: boolean }) {
	const { t } = useTranslation();
	const [Icon, tone] = LOOK[state];
	return (
		<span className={styles.state}>
			<Icon size={14} aria-hidden className={tone} />
			{stopping ? t('scan.stopping') : t(`scan.state.${state}`)}
		</span>
	);
}

export type Tone = 'ok' | 'bad' | 'warn' | 'active' | 'idle';

/** A coloured dot with the word it stands for. */
export function StatusDot({ tone, children }: { tone: Tone; children?: string }) {
	return (
		<span className={styles.state}>
			<span className={cx(styles.dot, styles[tone])} aria-hidden />
			{children}
		</span>
	);
}

export function Progress({ percent, look, label }: { percent: number; look?: 'finished' | 'failed'; label: string }) {
	return (
		<span className={cx(styles.progress, look && styles[look])} role="progressbar" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
			<span style={{ width: `${percent}%` }} />
		</span>
	);
}
