import { useTranslation } from 'react-i18next';
import { StatusDot, type Tone } from '@shared/components/state-mark';
import { type Health, healthOf } from '../figures';

const TONE: Record<Health, Tone> = { healthy: 'ok', mixed: 'warn', failing: 'bad', untried: 'idle' };

/** How the source has answered so far. */
export function HealthMark({ collector }: { collector: Parameters<typeof healthOf>[0] }) {
	const { t } = useTranslation();
	const health = healthOf(collector);
	return <StatusDot tone={TONE[health]}>{t(`collectors.healths.${health}`)}</StatusDot>;
}
