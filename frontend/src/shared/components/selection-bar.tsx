import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@shared/lib/format';
import { Button } from './button';
import styles from './layout.module.css';

/** What can be done with the rows that are taken. */
export function SelectionBar({ count, children, onClear }: { count: number; children: ReactNode; onClear: () => void }) {
	const { t } = useTranslation();
	return (
		<div className={styles.selection} role="toolbar" aria-label={t('grid.taken')}>
			<strong role="status">{t('grid.takenCount', { count, number: formatNumber(count) })}</strong>
			{children}
			<Button kind="quiet" icon={X} onClick={onClear}>{t('action.clear')}</Button>
		</div>
	);
}
