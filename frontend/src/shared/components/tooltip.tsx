import { Tooltip as MantineTooltip } from '@mantine/core';
import type { ReactElement } from 'react';
import styles from './floating.module.css';

export function Tooltip({ label, children, position = 'bottom' }: { label: string; children: ReactElement; position?: 'bottom' | 'right' }) {
	return (
		<MantineTooltip label={label} position={position} openDelay={400} transitionProps={{ duration: 0 }} events={{ hover: true, focus: true, touch: false }} classNames={{ tooltip: styles.tooltip }}>
			{children}
		</MantineTooltip>
	);
}
