import { useTranslation } from 'react-i18next';
import { Select } from '@shared/components/field';
import fieldStyles from '@shared/components/field.module.css';
import { formatDay } from '@shared/lib/format';
import type { ComparedScan } from '../api/differences';
import { isDay } from '../search';
import styles from './compare.module.css';

type Props = { label: string; side: string | undefined; scans: readonly ComparedScan[]; onChange: (side: string) => void };

const DAY = 'day';
const today = () => new Date().toISOString().slice(0, 10);

/** One side of the comparison: a scan, or all that was known on a day. */
export function SideChoice({ label, side, scans, onChange }: Props) {
	const { t } = useTranslation();
	const options = [
		...(side && !isDay(side) && !scans.some(({ id }) => id === side) ? [{ value: side, label: side }] : []),
		...(side ? [] : [{ value: '', label: t('compare.choose') }]),
		...scans.map(({ id, name, created_at: created }) => ({ value: id, label: `${name}, ${formatDay(created)}` })),
		{ value: DAY, label: t('compare.day') },
	];
	return (
		<span className={styles.side}>
			<span>{label}</span>
			<Select compact aria-label={label} value={isDay(side) ? DAY : (side ?? '')} options={options} onChange={(event) => onChange(event.target.value === DAY ? today() : event.target.value)} />
			{isDay(side) && (
				<input className={fieldStyles.day} type="date" aria-label={t('compare.dayOf', { side: label })} value={side} max={today()} onChange={(event) => event.target.value && onChange(event.target.value)} />
			)}
		</span>
	);
}
