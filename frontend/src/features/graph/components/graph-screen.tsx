import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '@shared/components/button';
import { Select } from '@shared/components/field';
import { Screen, ScreenHeader } from '@shared/components/layout';
import { Empty, Loaded } from '@shared/components/states';
import { useUrlState } from '@shared/lib/url-state';
import { scansWithGraphQuery } from '../api/graph';
import type { GraphSearch } from '../search';
import { GraphView } from './graph-view';

/** The graph of a scan to choose; of the newest if none is chosen. */
export function GraphScreen({ inspector }: { inspector: (id: string, scanId: string, onClose: () => void) => ReactNode }) {
	const { t } = useTranslation();
	const [{ scan }, setSearch] = useUrlState<GraphSearch>();
	const query = useQuery(scansWithGraphQuery);
	const chosen = scan ?? query.data?.[0]?.id;
	const choice = query.data && query.data.length > 0 && (
		<Select
			compact aria-label={t('graph.scan')} value={chosen} options={query.data.map(({ id, name }) => ({ value: id, label: name }))}
			onChange={(event) => setSearch({ scan: event.target.value, node: undefined, hide: undefined })}
		/>
	);
	return (
		<Screen>
			<ScreenHeader title={t('nav.graph')} facts={choice} />
			<Loaded query={query}>
				{() => (chosen
					? <GraphView key={chosen} scanId={chosen} inspector={(id, onClose) => inspector(id, chosen, onClose)} />
					: <Empty action={<ButtonLink link={{ to: '/scans/new' }}>{t('scans.new')}</ButtonLink>}>{t('graph.noScan')}</Empty>)}
			</Loaded>
		</Screen>
	);
}
