import { Download, Flag, Tag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { Menu } from '@shared/components/menu';
import { SelectionBar } from '@shared/components/selection-bar';
import { useMay } from '@shared/lib/permissions';
import { saveAs } from '@shared/lib/save-as';
import type { Entity } from '../api/entity';
import { csvOf } from '../csv';

type Props = { entities: readonly Entity[]; onTag: () => void; onFalse: () => void; onClear: () => void };

/** Tags, false positives and files of the rows that are taken. */
export function BulkBar({ entities, onTag, onFalse, onClear }: Props) {
	const { t } = useTranslation();
	const may = useMay('data:write');
	return (
		<SelectionBar count={entities.length} onClear={onClear}>
			{may && <Button icon={Tag} shortcut="T" onClick={onTag}>{t('entities.tag')}</Button>}
			{may && <Button icon={Flag} shortcut="F" onClick={onFalse}>{t('entities.falsePositive')}</Button>}
			<Menu
				align="start" width={140} opener={<Button icon={Download}>{t('entities.export')}</Button>}
				entries={[
					{ label: 'CSV', onSelect: () => saveAs('entities.csv', 'text/csv', csvOf(entities)) },
					{ label: 'NDJSON', onSelect: () => saveAs('entities.ndjson', 'application/x-ndjson', entities.map((entity) => `${JSON.stringify(entity)}\n`).join('')) },
				]}
			/>
		</SelectionBar>
	);
}
