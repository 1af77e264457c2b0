import { Popover as MantinePopover } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import styles from './floating.module.css';

/** A small panel at its opener, for what is more than a menu. */
export function Popover({ label, opener, children, width = 340 }: { label: string; opener: (toggle: () => void) => ReactElement; children: (close: () => void) => ReactNode; width?: number }) {
	const [open, setOpen] = useState(false);
	return (
		<MantinePopover opened={open} onChange={setOpen} width={width} position="bottom-end" offset={4} trapFocus returnFocus transitionProps={{ duration: 0 }} classNames={{ dropdown: styles.menu }}>
			<MantinePopover.Target>{opener(() => setOpen(!open))}</MantinePopover.Target>
			<MantinePopover.Dropdown aria-label={label}>{children(() => setOpen(false))}</MantinePopover.Dropdown>
		</MantinePopover>
	);
}
