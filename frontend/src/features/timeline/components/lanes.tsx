import { useTranslation } from 'react-i18next';
import type { Family } from '@shared/lib/entity-types';
import { formatNumber } from '@shared/lib/format';
import type { Bucket } from '../api/timeline';
import styles from './timeline.module.css';

type Props = { all: { family: Family; count: number }[]; shown: readonly Family[]; buckets: readonly Bucket[]; onToggle: (family: Family) => void };

/** One line for each family of entities; legend and switch at the same time. */
export function Lanes({ all, shown, buckets, onToggle }: Props) {
	const { t } = useTranslation();
	const most = Math.max(1, ...buckets.flatMap(({ counts }) => Object.values(counts)));
	return (
		<section className={styles.lanes} aria-label={t('timeline.lanes')}>
			{all.map(({ family, count }) => (
				<div key={family} className={styles.lane}>
					<button type="button" aria-pressed={shown.includes(family)} onClick={() => onToggle(family)}>
						<span className={styles.swatch} style={{ background: `var(--entity-${family})` }} aria-hidden />
						<span>{t(`family.${family}`)}</span>
						<span>{formatNumber(count)}</span>
					</button>
					<svg className={styles.cells} viewBox={`0 0 ${Math.max(1, buckets.length)} 1`} preserveAspectRatio="none" aria-hidden>
						{shown.includes(family) && buckets.map((bucket, index) => {
							const number = bucket.counts[family] ?? 0;
							return number > 0 && <rect key={bucket.from} x={index + 0.06} width={0.88} y={0} height={1} style={{ fill: `var(--entity-${family})`, opacity: 0.25 + (0.75 * number) / most }} />;
						})}
					</svg>
				</div>
			))}
		</section>
	);
}
