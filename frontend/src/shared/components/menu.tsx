import { Menu as MantineMenu } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { cx } from '@shared/lib/class-names';
import styles from './floating.module.css';

export type MenuEntry = 'divider' | {
	label: string;
	icon?: LucideIcon;
	onSelect?: () => void;
	/** Makes it a link that opens in a new tab. */
	href?: string;
	danger?: boolean;
	disabled?: boolean;
	/** Makes it a choice of which one is taken. */
	checked?: boolean;
};

/** A menu at its opener, by keyboard too. */
export function Menu({ opener, entries, title, width = 200, align = 'end' }: { opener: ReactElement; entries: MenuEntry[]; title?: ReactNode; width?: number; align?: 'start' | 'end' }) {
	return (
		<MantineMenu position={`bottom-${align}`} width={width} offset={4} transitionProps={{ duration: 0 }} loop returnFocus withInitialFocusPlaceholder={false} classNames={{ dropdown: styles.menu, item: styles.item, label: styles.label, divider: styles.divider }}>
			<MantineMenu.Target>{opener}</MantineMenu.Target>
			<MantineMenu.Dropdown>
				{title && <MantineMenu.Label>{title}</MantineMenu.Label>}
				{entries.map((entry, index) => (entry === 'divider' ? <MantineMenu.Divider key={`divider-${index}`} /> : <Entry key={entry.label} entry={entry} />))}
			</MantineMenu.Dropdown>
		</MantineMenu>
	);
}

function Entry({ entry }: { entry: Exclude<MenuEntry, 'divider'> }) {
	const { icon: Icon, label, checked } = entry;
	const inside = (
		<>
			{Icon && <Icon size={14} aria-hidden />}
			<span>{label}</span>
		</>
	);
	if (entry.href) {
		return <MantineMenu.Item component="a" href={entry.href} target="_blank" rel="noopener noreferrer">{inside}</MantineMenu.Item>;
	}
	if (checked !== undefined) {
		return <MantineMenu.RadioItem value={label} checked={checked} onChange={entry.onSelect} closeMenuOnClick>{inside}</MantineMenu.RadioItem>;
	}
	return <MantineMenu.Item onClick={entry.onSelect} disabled={entry.disabled} className={cx(entry.danger && styles.danger)}>{inside}</MantineMenu.Item>;
}
