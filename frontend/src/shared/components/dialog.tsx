import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import styles from './floating.module.css';

const classNames = {
	overlay: styles.overlay, inner: styles.dialogPlace, content: styles.dialog, header: styles.dialogHead, title: styles.dialogTitle,
	body: styles.dialogBody,
};

export function Dialog({ title, open, onClose, wide, children }: { title: string; open: boolean; onClose: () => void; wide?: boolean; children: ReactNode }) {
	return (
		<Modal
			opened={open} onClose={onClose} title={title} unstyled withCloseButton={false} transitionProps={{ duration: 0 }}
			// The page itself never scrolls, and locking it would add a style element that the CSP refuses.
			lockScroll={false} returnFocus
			classNames={wide ? { ...classNames, content: `${styles.dialog} ${styles.wide}` } : classNames}
		>
			{children}
		</Modal>
	);
}

/** Asks before something that cannot be undone; names the object and what will happen. */
export function Confirmation({ title, consequence, action, open, onClose, onConfirm }: { title: string; consequence: string; action: string; open: boolean; onClose: () => void; onConfirm: () => void }) {
	const { t } = useTranslation();
	return (
		<Dialog title={title} open={open} onClose={onClose}>
			<p>{consequence}</p>
			<div className={styles.dialogActions}>
				<Button onClick={onClose} data-autofocus>{t('action.cancel')}</Button>
				<Button
					kind="danger" onClick={() => {
						onClose();
						onConfirm();
					}}
				>
					{action}
				</Button>
			</div>
		</Dialog>
	);
}

export const DialogActions = ({ children }: { children: ReactNode }) => <div className={styles.dialogActions}>{children}</div>;
