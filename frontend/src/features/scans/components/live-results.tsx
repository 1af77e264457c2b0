import { Pause, Play } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@shared/components/button';
import { EntityIcon } from '@shared/components/entity';
import { StatusDot } from '@shared/components/state-mark';
import { formatClock } from '@shared/lib/format';
import { latestResults, onResults } from '../live-results';
import styles from './scans.module.css';

/** The newest facts of all running scans. Holding it still hides nothing: what came meanwhile is there afterwards. */
export function LiveResults() {
	const { t } = useTranslation();
	const results = useSyncExternalStore(onResults, latestResults);
	const [held, setHeld] = useState<typeof results>();
	const shown = held ?? results;
	return (
		<aside className={styles.live} aria-label={t('scans.live')} tabIndex={0}>
			<div className={styles.liveHead}>
				<StatusDot tone={held ? 'idle' : 'ok'}>{t('scans.live')}</StatusDot>
				<IconButton icon={held ? Play : Pause} label={held ? t('scans.liveGoOn') : t('scans.liveHold')} onClick={() => setHeld(held ? undefined : results)} />
			</div>
			{shown.length === 0 && <p className={styles.result}><small>{t('scans.liveNone')}</small></p>}
			{shown.map(({ key, entity, collector, at }) => (
				<div key={key} className={styles.result}>
					<EntityIcon type={entity.type} />
					<span className="mono" title={entity.value}>{entity.value}</span>
					<time>{formatClock(at)}</time>
					<small>{collector}</small>
				</div>
			))}
		</aside>
	);
}
