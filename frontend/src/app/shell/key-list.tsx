import { useTranslation } from 'react-i18next';
import { Dialog } from '@shared/components/dialog';
import { Switch } from '@shared/components/field';
import { changePreferences, usePreferences } from '@shared/lib/preferences';
import styles from './shell.module.css';

const GROUPS = [
	['everywhere', [['Ctrl K', 'palette'], ['/', 'filter'], ['N', 'newScan'], ['[', 'rail'], ['Shift L', 'theme'], ['?', 'list']]],
	['goTo', [['G S', 'scans'], ['G E', 'entities'], ['G G', 'graph'], ['G F', 'findings'], ['G R', 'reports'], ['G C', 'collectors'], ['G H', 'health']]],
	['lists', [['↑ ↓ PgUp PgDn Home End', 'rows'], ['Enter', 'open'], ['Space', 'take'], ['Shift ↑ ↓', 'range'], ['Ctrl A', 'all'], ['T', 'tag'], ['F', 'falsePositive'], ['Esc', 'close']]],
] as const;

export function KeyList({ onClose }: { onClose: () => void }) {
	const { t } = useTranslation();
	const { singleKeys } = usePreferences();
	return (
		<Dialog title={t('keys.title')} open onClose={onClose} wide>
			<div className={styles.keyGroups}>
				{GROUPS.map(([group, keys]) => (
					<section key={group}>
						<h3>{t(`keys.group.${group}`)}</h3>
						<dl className={styles.keys}>{keys.map(([key, name]) => <Key key={name} keys={key} text={t(`keys.${name}`)} />)}</dl>
					</section>
				))}
			</div>
			<Switch checked={singleKeys} label={t('preferences.singleKeys')} onChange={(on) => changePreferences({ singleKeys: on })} />
		</Dialog>
	);
}

const Key = ({ keys, text }: { keys: string; text: string }) => <><dt><kbd>{keys}</kbd></dt><dd>{text}</dd></>;
