import { Download, Flag, Tag, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { Menu } from '@shared/components/menu';
import { formatNumber } from '@shared/lib/format';
import { useMay } from '@shared/lib/permissions';
import { saveAs } from '@shared/lib/save-as';
import type { Entity } from '../api/entity';
import { csvOf } from '../csv';
import styles from './query-bar.module.css';

type Props = { entities: readonly Entity[]; onTag: () => void; onFalse: () => void; onClear: () => void };

/** What can be done with the rows that are taken. */
export function BulkBar({ entities, onTag, onFalse, onClear }: Props) {
	const { t } = useTranslation();
	const may = useMay('data:write');
	return (
		<div className={styles.bulk} role="toolbar" aria-label={t('entities.bulk')}>
			<strong role="status">{t('entities.taken', { count: entities.length, number: formatNumber(entities.length) })}</strong>
			{may && <Button icon={Tag} shortcut="T" onClick={onTag}>{t('entities.tag')}</Button>}
			{may && <Button icon={Flag} shortcut="F" onClick={onFalse}>{t('entities.falsePositive')}</Button>}
			<Menu
				align="start" width={140} opener={<Button icon={Download}>{t('entities.export')}</Button>}
				entries={[
					{ label: 'CSV', onSelect: () => saveAs('entities.csv', 'text/csv', csvOf(entities)) },
					{ label: 'NDJSON', onSelect: () => saveAs('entities.ndjson', 'application/x-ndjson', entities.map((entity) => `${JSON.stringify(entity)}\n`).join('')) },
				]}
			/>
			<Button kind="quiet" icon={X} onClick={onClear}>{t('action.clear')}</Button>
		</div>
	);
}
