import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataGrid, type GridColumn } from '@shared/components/data-grid';
import { Select } from '@shared/components/field';
import { Columns, Content, Footer, Screen, ScreenHeader, Toolbar } from '@shared/components/layout';
import { Boundary, Empty, Loaded } from '@shared/components/states';
import { formatMinute } from '@shared/lib/format';
import { useUrlState } from '@shared/lib/url-state';
import { itemsQuery, namespacesQuery, type SettingItem } from '../api/settings';
import type { SettingsSearch } from '../search';
import { toText } from '../values';
import { SettingInspector } from './setting-inspector';

export function SettingsScreen() {
	const { t } = useTranslation();
	const [{ ns }, setSearch] = useUrlState<SettingsSearch>();
	const query = useQuery(namespacesQuery);
	return (
		<Screen>
			<ScreenHeader title={t('nav.settings')} facts={t('settings.lead')} />
			<Loaded query={query}>
				{(namespaces) => {
					const chosen = namespaces.find((known) => known.namespace === ns)?.namespace ?? namespaces[0]?.namespace;
					return chosen === undefined ? <Empty>{t('settings.none')}</Empty> : (
						<>
							<Toolbar>
								<Select
									compact aria-label={t('settings.namespace')} value={chosen} options={namespaces.map(({ namespace, items }) => ({ value: namespace, label: `${namespace} (${items})` }))}
									onChange={(event) => setSearch({ ns: event.target.value, key: undefined })}
								/>
							</Toolbar>
							<Boundary resetKey={chosen}><Items ns={chosen} /></Boundary>
						</>
					);
				}}
			</Loaded>
		</Screen>
	);
}

function Items({ ns }: { ns: string }) {
	const { t } = useTranslation();
	const [{ key }, setSearch] = useUrlState<SettingsSearch>();
	const query = useQuery(itemsQuery(ns));
	const columns = useColumns();
	const select = useCallback((id: string) => setSearch({ key: id }), [setSearch]);
	const close = useCallback(() => setSearch({ key: undefined }), [setSearch]);
	const chosen = query.data?.find((item) => item.key === key);
	return (
		<Columns>
			<Content>
				<Loaded query={query}>
					{(items) => (items.length === 0 ? <Empty>{t('settings.noItems')}</Empty> : (
						<>
							<DataGrid label={t('nav.settings')} rows={items} columns={columns} rowId={(item) => item.key} total={items.length} minWidth={640} selectedId={key} onSelect={select} />
							<Footer><span>{t('settings.count', { count: items.length })}</span></Footer>
						</>
					))}
				</Loaded>
			</Content>
			{chosen && <SettingInspector key={`${ns}/${chosen.key}/${chosen.version}`} ns={ns} item={chosen} onClose={close} />}
		</Columns>
	);
}

function useColumns(): GridColumn<SettingItem>[] {
	const { t } = useTranslation();
	return useMemo(() => [
		{ id: 'key', header: t('settings.key'), width: 'minmax(180px, 2fr)', cell: (item) => <span className="mono">{item.key}</span> },
		{ id: 'value', header: t('settings.value'), width: 'minmax(160px, 2fr)', cell: (item) => <span className="mono">{toText(item.type, item.value).replaceAll('\n', ', ') || '—'}</span> },
		{ id: 'origin', header: t('settings.origin'), width: '110px', cell: (item) => (item.overridden ? t('settings.changed') : t('settings.default')) },
		{ id: 'updated', header: t('settings.updated'), width: '136px', cell: (item) => formatMinute(item.updated_at) },
	], [t]);
}
