import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataGrid, type GridColumn } from '@shared/components/data-grid';
import { Cards, Columns, Content, Panel, Scroll } from '@shared/components/layout';
import { StatusDot, type Tone } from '@shared/components/state-mark';
import { Boundary, Empty, Loaded } from '@shared/components/states';
import { formatAgo, formatExact, formatMinute } from '@shared/lib/format';
import { type ApiKey, apiKeysQuery } from '../api/api-keys';
import { keyState } from '../keys';
import styles from './identity.module.css';
import { KeyForm } from './key-form';
import { KeyRevocation } from './key-revocation';

const TONE: Record<ReturnType<typeof keyState>, Tone> = { active: 'ok', expired: 'warn', revoked: 'idle' };

/** One's own keys. */
export function KeysPage() {
	const { t } = useTranslation();
	return (
		<Columns>
			<Content>
				<Scroll label={t('account.title')}>
					<div className={styles.gap} />
					<Cards><Boundary><KeyListPanel /></Boundary></Cards>
					<Cards><Panel title={t('keyList.new')}><KeyForm /></Panel></Cards>
				</Scroll>
			</Content>
		</Columns>
	);
}

function KeyListPanel() {
	const { t } = useTranslation();
	const query = useQuery(apiKeysQuery());
	const columns = useColumns();
	return (
		<Panel title={t('account.tab.keys')} action={<span className="muted">{t('keyList.lead')}</span>}>
			<Loaded query={query} lines={3}>
				{(keys) => (keys.length === 0 ? <Empty>{t('keyList.none')}</Empty> : (
					<div style={{ height: Math.min(420, 42 + keys.length * 38) }}>
						<DataGrid label={t('account.tab.keys')} rows={keys} columns={columns} rowId={({ id }) => id} total={keys.length} rowHeight={38} minWidth={860} />
					</div>
				))}
			</Loaded>
		</Panel>
	);
}

function useColumns(): GridColumn<ApiKey>[] {
	const { t } = useTranslation();
	return useMemo(() => [
		{ id: 'name', header: t('keyList.name'), width: 'minmax(140px, 1.4fr)', cell: ({ name }) => name },
		{ id: 'prefix', header: t('keyList.prefix'), width: '120px', cell: ({ prefix }) => <span className="mono">{prefix}…</span> },
		{ id: 'permissions', header: t('keyList.permissions'), width: 'minmax(120px, 1fr)', cell: ({ permissions }) => <span title={permissions.join(', ')}>{permissions.length > 3 ? t('keyList.chosen', { count: permissions.length }) : permissions.join(', ')}</span> },
		{ id: 'created', header: t('keyList.created'), width: '132px', cell: (key) => formatMinute(key.created_at) },
		{ id: 'expires', header: t('keyList.expires'), width: '132px', cell: (key) => (key.expires_at ? formatMinute(key.expires_at) : t('keyList.never')) },
		{ id: 'used', header: t('keyList.lastUsed'), width: '104px', cell: (key) => (key.last_used_at ? <time title={formatExact(key.last_used_at)}>{formatAgo(key.last_used_at)}</time> : t('keyList.unused')) },
		{ id: 'state', header: t('keyList.state'), width: '96px', cell: (key) => <StatusDot tone={TONE[keyState(key)]}>{t(`keyList.states.${keyState(key)}`)}</StatusDot> },
		{ id: 'revoke', header: t('account.action'), headHidden: true, width: '104px', end: true, cell: (key) => keyState(key) !== 'revoked' && <KeyRevocation apiKey={key} /> },
	], [t]);
}
