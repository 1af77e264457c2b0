import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { Copy, ListFilter, Share2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { scanNamesQuery } from '@shared/api/scan-names';
import { ButtonLink, IconButton } from '@shared/components/button';
import { EntityTypeName, Tags } from '@shared/components/entity';
import { Select } from '@shared/components/field';
import { Screen, ScreenHeader, Tab, Tabs, Toolbar } from '@shared/components/layout';
import { Boundary, Loaded } from '@shared/components/states';
import { toast, toastProblem } from '@shared/components/toasts';
import { formatNumber } from '@shared/lib/format';
import { inQuotes } from '@shared/lib/query-text';
import { useUrlState } from '@shared/lib/url-state';
import { type Entity, entityQuery } from '../api/entity';
import type { EntityPageSearch } from '../search';
import styles from './entity-page.module.css';
import { RawViewer } from './raw-viewer';

/** One entity on a page of its own, so that it can be linked to: facts, how it was found, who said so, and what it hangs together with. */
export function EntityPage() {
	const { entityId = '' } = useParams({ strict: false });
	const [{ raw }, setSearch] = useUrlState<EntityPageSearch>();
	const query = useQuery(entityQuery(entityId));
	return (
		<Screen>
			<Loaded query={query} lines={4}>
				{(entity) => (
					<>
						<Head entity={entity} />
						<EntityTabs entity={entity} />
						<ScanChoice entity={entity} />
						<Boundary resetKey={entityId}><Outlet /></Boundary>
						{raw && <RawViewer sha256={raw} onClose={() => setSearch({ raw: undefined })} />}
					</>
				)}
			</Loaded>
		</Screen>
	);
}

function Head({ entity }: { entity: Entity }) {
	const { t } = useTranslation();
	const scanId = useScanOf(entity);
	const copy = () => navigator.clipboard.writeText(entity.value).then(() => toast(t('state.copied')), toastProblem);
	return (
		<ScreenHeader
			title={<span className={styles.title} title={entity.value}>{entity.value}</span>}
			facts={<><EntityTypeName type={entity.type} /><span>{t('entities.ofHundred', { value: entity.confidence })}</span>{entity.tags.length > 0 && <Tags tags={entity.tags} />}</>}
			actions={(
				<>
					<IconButton icon={Copy} size={14} kind="default" label={t('action.copy')} onClick={() => void copy()} />
					<ButtonLink icon={ListFilter} link={{ to: '/entities', search: { query: `value:${inQuotes(entity.value)}`, entity: entity.id } }}>{t('entities.findInList')}</ButtonLink>
					{scanId && <ButtonLink icon={Share2} link={{ to: '/scans/$scanId/graph', params: { scanId }, search: { node: entity.id } }}>{t('nav.graph')}</ButtonLink>}
				</>
			)}
		/>
	);
}

/** The chosen scan; without a choice the latest that knows the entity. */
export function useScanOf(entity: Entity | undefined): string | undefined {
	const [{ scan }] = useUrlState<EntityPageSearch>();
	return scan && entity?.scan_ids.includes(scan) ? scan : entity?.scan_ids.at(-1);
}

function EntityTabs({ entity }: { entity: Entity }) {
	const { t } = useTranslation();
	const [{ scan }] = useUrlState<EntityPageSearch>();
	const place = { params: { entityId: entity.id }, search: { scan } };
	return (
		<Tabs label={t('entities.tabs')}>
			<Tab exact link={{ to: '/entities/$entityId', ...place }}>{t('entities.tab.summary')}</Tab>
			<Tab link={{ to: '/entities/$entityId/path', ...place }}>{t('entities.tab.path')}</Tab>
			<Tab link={{ to: '/entities/$entityId/observations', ...place }} count={formatNumber(entity.observation_count)}>{t('entities.tab.observations')}</Tab>
			<Tab link={{ to: '/entities/$entityId/relations', ...place }}>{t('entities.tab.relations')}</Tab>
			<Tab link={{ to: '/entities/$entityId/history', ...place }}>{t('entities.tab.history')}</Tab>
		</Tabs>
	);
}

function ScanChoice({ entity }: { entity: Entity }) {
	const { t } = useTranslation();
	const [{ scan = '' }, setSearch] = useUrlState<EntityPageSearch>();
	const names = new Map(useQuery(scanNamesQuery).data?.map(({ id, name }) => [id, name]));
	const nameOf = (id: string) => names.get(id) ?? `${id.slice(0, 8)}…`;
	return entity.scan_ids.length > 0 && (
		<Toolbar>
			<span className="muted">{t('entities.inScan')}</span>
			<Select
				compact aria-label={t('entities.scan')} value={scan} onChange={(event) => setSearch({ scan: event.target.value })}
				options={[{ value: '', label: t('entities.allScans') }, ...entity.scan_ids.toReversed().map((id) => ({ value: id, label: nameOf(id) }))]}
			/>
		</Toolbar>
	);
}
