import { useEffect, useRef } from 'react';
import { preferences } from './preferences';

export type Hotkeys = Record<string, () => void>;

const SEQUENCE_MILLIS = 900;

const isTyping = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** "ctrl+k", "shift+l", "g", "?" */
export function nameOf(event: KeyboardEvent): string {
	const key = event.key.toLowerCase();
	const shift = event.shiftKey && /^[a-z]$/.test(key) ? 'shift+' : '';
	return `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${shift}${key}`;
}

/**
 * Keys for the whole page, also two in a row ("g s"). Single keys never fire while somebody types or a dialog or menu
 * is open, and somebody who steers by voice can switch them off (WCAG 2.1.4).
 */
export function useHotkeys(keys: Hotkeys): void {
	const current = useRef(keys);
	useEffect(() => {
		current.current = keys;
	});
	useEffect(() => {
		let first = { key: '', at: 0 };
		const onKey = (event: KeyboardEvent) => {
			const key = nameOf(event);
			const busy = isTyping(event.target) || document.querySelector('[role="dialog"],[role="menu"]') !== null;
			if (event.altKey || ((busy || !preferences().singleKeys) && !key.startsWith('ctrl+'))) {
				return;
			}
			const pair = event.timeStamp - first.at < SEQUENCE_MILLIS ? `${first.key} ${key}` : '';
			first = { key, at: event.timeStamp };
			const action = current.current[pair] ?? current.current[key];
			if (action) {
				event.preventDefault();
				action();
			}
		};
		document.addEventListener('keydown', onKey);
		return () => document.removeEventListener('keydown', onKey);
	}, []);
}
