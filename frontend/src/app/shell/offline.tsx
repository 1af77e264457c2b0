import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { useLiveState } from '@shared/lib/live';
import styles from './shell.module.css';

const PATIENCE_MILLIS = 5_000;

function onNetwork(listener: () => void): () => void {
	window.addEventListener('online', listener);
	window.addEventListener('offline', listener);
	return () => {
		window.removeEventListener('online', listener);
		window.removeEventListener('offline', listener);
	};
}

/** Says that what is on screen may be old, and brings it up to date once the server answers again. */
export function Offline() {
	const { t } = useTranslation();
	const queries = useQueryClient();
	const network = useSyncExternalStore(onNetwork, () => navigator.onLine);
	const live = useLiveState();
	const cut = useForLong(live === 'reconnecting');
	const offline = !network || cut;
	const missed = useRef(false);
	useEffect(() => {
		if (offline) {
			missed.current = true;
		} else if (missed.current && live === 'live') {
			missed.current = false;
			void queries.invalidateQueries();
		}
	}, [offline, live, queries]);
	return (
		<div role="status">
			{offline && (
				<div className={styles.offline}>
					<span>{t(network ? 'offline.server' : 'offline.network')}</span>
					<Button onClick={() => void queries.refetchQueries({ type: 'active' })}>{t('action.tryAgain')}</Button>
				</div>
			)}
		</div>
	);
}

/** Whether something has been so for a while; short interruptions are none of anybody's business. */
function useForLong(holds: boolean): boolean {
	const [long, setLong] = useState(false);
	useEffect(() => {
		if (!holds) {
			return undefined;
		}
		const timer = setTimeout(() => setLong(true), PATIENCE_MILLIS);
		return () => {
			clearTimeout(timer);
			setLong(false);
		};
	}, [holds]);
	return long;
}
