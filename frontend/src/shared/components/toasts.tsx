import { X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '@shared/lib/class-names';
import { Problem } from '@shared/lib/http';
import { Button, IconButton } from './button';
import styles from './toasts.module.css';

type Toast = { id: number; text: string; bad?: boolean; undo?: () => void };

const LIFE_MILLIS = 7000;

let toasts: Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: Toast[]): void {
	toasts = next;
	listeners.forEach((listener) => listener());
}

const remove = (id: number) => change(toasts.filter((toast) => toast.id !== id));

/** Says in a corner what has happened; with `undo` it offers the way back. */
export function toast(text: string, options: { bad?: boolean; undo?: () => void } = {}): void {
	lastId += 1;
	const id = lastId;
	change([...toasts.slice(-3), { id, text, ...options }]);
	setTimeout(() => remove(id), LIFE_MILLIS);
}

/** For actions whose failure has no better place to be shown. */
export const toastProblem = (error: unknown): void => toast(error instanceof Problem ? error.detail : String(error), { bad: true });

export function Toasts() {
	const { t } = useTranslation();
	const shown = useSyncExternalStore(
		(listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		() => toasts,
	);
	return (
		<div className={styles.place} role="status" aria-live="polite">
			{shown.map(({ id, text, bad, undo }) => (
				<div key={id} className={cx(styles.toast, bad && styles.bad)}>
					<p>{text}</p>
					{undo && (
						<Button
							onClick={() => {
								remove(id);
								undo();
							}}
						>
							{t('action.undo')}
						</Button>
					)}
					<IconButton icon={X} label={t('action.dismiss')} onClick={() => remove(id)} />
				</div>
			))}
		</div>
	);
}
