import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Menu.layer.css';
import '@mantine/core/styles/Tooltip.layer.css';
import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTheme } from '@shared/lib/theme';

/** What the primitives need around them. They may add no style element: the content security policy allows files only. */
export function ComponentLibrary({ children }: { children: ReactNode }) {
	return (
		<MantineProvider forceColorScheme={useTheme()} withCssVariables={false} withGlobalClasses={false} withStaticClasses={false}>
			{children}
		</MantineProvider>
	);
}
