import { Columns3, Rows3, Rows4 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { changePreferences, DENSITIES, usePreferences } from '@shared/lib/preferences';
import { IconButton } from './button';
import type { GridColumn } from './data-grid';
import { Checkbox } from './field';
import { Popover } from './popover';
import styles from './field.module.css';

/** Which columns of a list are shown, and how close its rows stand. */
export function ColumnMenu<Row>({ columns, hidden, onHide }: { columns: readonly GridColumn<Row>[]; hidden: ReadonlySet<string>; onHide: (id: string) => void }) {
	const { t } = useTranslation();
	const { density } = usePreferences();
	return (
		<Popover label={t('grid.look')} width={210} opener={(toggle) => <IconButton icon={Columns3} label={t('grid.look')} onClick={toggle} />}>
			{() => (
				<div className={styles.menuBody}>
					<fieldset className={styles.group}>
						<legend>{t('grid.columns')}</legend>
						{columns.map(({ id, header }) => <Checkbox key={id} label={header} checked={!hidden.has(id)} onChange={() => onHide(id)} />)}
					</fieldset>
					<fieldset className={styles.group}>
						<legend>{t('grid.density')}</legend>
						{DENSITIES.map((choice) => (
							<Checkbox
								key={choice} type="radio" name="density" checked={density === choice} onChange={() => changePreferences({ density: choice })}
								label={<span>{choice === 'dense' ? <Rows4 size={13} aria-hidden /> : <Rows3 size={13} aria-hidden />} {t(`preferences.density.${choice}`)}</span>}
							/>
						))}
					</fieldset>
				</div>
			)}
		</Popover>
	);
}
