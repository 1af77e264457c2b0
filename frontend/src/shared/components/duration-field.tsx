import { useTranslation } from 'react-i18next';
import { DURATION_UNITS, type DurationText } from '@shared/lib/duration';
import { Select, TextField } from './field';
import styles from './field.module.css';

/** A length of time as a number with its unit. */
export function DurationField({ label, hint, error, value, onChange }: { label: string; hint?: string; error?: string; value: DurationText; onChange: (value: DurationText) => void }) {
	const { t } = useTranslation();
	return (
		<div className={styles.duration}>
			<TextField label={label} hint={hint} error={error} type="number" min={1} step={1} value={value.amount} onChange={(event) => onChange({ ...value, amount: event.target.value })} />
			<Select
				aria-label={t('duration.unit', { label })} value={value.unit} options={DURATION_UNITS.map((unit) => ({ value: unit, label: t(`duration.${unit}`) }))}
				onChange={(event) => onChange({ ...value, unit: event.target.value as DurationText['unit'] })}
			/>
		</div>
	);
}
