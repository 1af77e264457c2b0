import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { scanNamesQuery } from '@shared/api/scan-names';
import { useUrlState } from '@shared/lib/url-state';
import { ButtonLink } from './button';
import { Select } from './field';
import { Screen, ScreenHeader } from './layout';
import { Empty, Loaded } from './states';

/** A screen that looks at one scan at a time: the chosen one, or the newest. What else is in the address belongs to another scan then. */
export function ScreenOfScan({ title, actions, children }: { title: string; actions?: ReactNode; children: (scanId: string) => ReactNode }) {
	const { t } = useTranslation();
	const [{ scan, ...others }, setSearch] = useUrlState<{ scan?: string } & Record<string, unknown>>();
	const query = useQuery(scanNamesQuery);
	const chosen = scan ?? query.data?.[0]?.id;
	const choice = query.data && query.data.length > 0 && (
		<Select
			compact aria-label={t('scan.choose')} value={chosen} options={query.data.map(({ id, name }) => ({ value: id, label: name }))}
			onChange={(event) => setSearch({ ...Object.fromEntries(Object.keys(others).map((name) => [name, undefined])), scan: event.target.value })}
		/>
	);
	return (
		<Screen>
			<ScreenHeader title={title} facts={choice} actions={actions} />
			<Loaded query={query}>
				{() => (chosen ? children(chosen) : <Empty action={<ButtonLink link={{ to: '/scans/new' }}>{t('scans.new')}</ButtonLink>}>{t('scans.none')}</Empty>)}
			</Loaded>
		</Screen>
	);
}
