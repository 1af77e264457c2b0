import { Modal } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '@shared/lib/class-names';
import { Button } from './button';
import styles from './floating.module.css';

type Props = { title: string; onClose: () => void; wide?: boolean; huge?: boolean; children: ReactNode };

/** In the page only while it is open, since lists have one per row. */
export const Dialog = ({ open, ...props }: Props & { open: boolean }) => open && <OpenDialog {...props} />;

function OpenDialog({ title, onClose, wide, huge, children }: Props) {
	useFocusBack();
	return (
		// The page itself never scrolls, and locking it would add a style element that the content security policy refuses.
		<Modal.Root
			opened onClose={onClose} unstyled transitionProps={{ duration: 0 }} lockScroll={false} returnFocus={false}
			classNames={{ overlay: styles.overlay, inner: styles.dialogPlace, content: cx(styles.dialog, wide && styles.wide, huge && styles.huge), title: styles.dialogTitle }}
		>
			<Modal.Overlay />
			<Modal.Content>
				<Modal.Title>{title}</Modal.Title>
				<div className={styles.dialogBody}>{children}</div>
			</Modal.Content>
		</Modal.Root>
	);
}

/** Gives the focus back to whoever had it. */
function useFocusBack(): void {
	useEffect(() => {
		const before = document.activeElement;
		return () => {
			if (before instanceof HTMLElement && before.isConnected) {
				before.focus();
			}
		};
	}, []);
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
