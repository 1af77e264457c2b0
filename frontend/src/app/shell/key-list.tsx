import { useTranslation } from 'react-i18next';
import { Dialog } from '@shared/components/dialog';
import styles from './shell.module.css';

const KEYS = [
	['Ctrl K', 'palette'], ['/', 'filter'], ['N', 'newScan'], ['G S E G F R C H', 'goTo'], ['↑ ↓ PgUp PgDn Home End', 'rows'],
	['Enter', 'open'], ['Esc', 'close'], ['[', 'rail'], ['Shift L', 'theme'], ['?', 'list'],
] as const;

export function KeyList({ open, onClose }: { open: boolean; onClose: () => void }) {
	const { t } = useTranslation();
	return (
		<Dialog title={t('keys.title')} open={open} onClose={onClose}>
			<dl className={styles.keys}>
				{KEYS.map(([keys, name]) => <Key key={name} keys={keys} text={t(`keys.${name}`)} />)}
			</dl>
		</Dialog>
	);
}

const Key = ({ keys, text }: { keys: string; text: string }) => <><dt><kbd>{keys}</kbd></dt><dd>{text}</dd></>;
