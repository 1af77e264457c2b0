import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { DataGrid, type GridColumn } from '@shared/components/data-grid';
import { SearchField } from '@shared/components/field';
import { Columns, Content, Footer, Toolbar } from '@shared/components/layout';
import { StatusDot } from '@shared/components/state-mark';
import { Boundary, Empty, Loaded } from '@shared/components/states';
import { NONE } from '@shared/lib/format';
import { useMay } from '@shared/lib/permissions';
import { useUrlState } from '@shared/lib/url-state';
import { type Account, accountsQuery } from '../api/accounts';
import type { AccountsSearch } from '../search';
import { AccountInspector } from './account-inspector';
import { NewAccountInspector } from './new-account';
import { RoleNames } from './role-choice';

export const PeoplePage = () => <AccountsPage kind="person" />;
export const ServicesPage = () => <AccountsPage kind="service" />;

/** The accounts of people, or those of programs. */
function AccountsPage({ kind }: { kind: Account['kind'] }) {
	const { t } = useTranslation();
	const [{ q = '', account }, setSearch] = useUrlState<AccountsSearch>();
	const [making, setMaking] = useState(false);
	const query = useQuery(accountsQuery);
	const mayWrite = useMay('user:write');
	const chosen = query.data?.find(({ id }) => id === account);
	const close = useCallback(() => {
		setMaking(false);
		setSearch({ account: undefined });
	}, [setSearch]);
	const select = useCallback((id: string) => {
		setMaking(false);
		setSearch({ account: id });
	}, [setSearch]);
	return (
		<>
			<Toolbar>
				<SearchField label={t('users.filter')} value={q} onChange={(text) => setSearch({ q: text })} />
				{mayWrite && (
					<Button
						icon={Plus} onClick={() => {
							setSearch({ account: undefined });
							setMaking(true);
						}}
					>
						{kind === 'person' ? t('users.newPerson') : t('users.newService')}
					</Button>
				)}
			</Toolbar>
			<Columns>
				<Content><Loaded query={query}>{(all) => <AccountList accounts={all.filter((known) => known.kind === kind)} kind={kind} selected={account} onSelect={select} />}</Loaded></Content>
				{making && <Boundary><NewAccountInspector key={kind} kind={kind} onClose={close} /></Boundary>}
				{chosen && !making && <Boundary resetKey={chosen.id}><AccountInspector key={chosen.id} account={chosen} onClose={close} /></Boundary>}
			</Columns>
		</>
	);
}

function AccountList({ accounts, kind, selected, onSelect }: { accounts: Account[]; kind: Account['kind']; selected: string | undefined; onSelect: (id: string) => void }) {
	const { t } = useTranslation();
	const [{ q = '' }, setSearch] = useUrlState<AccountsSearch>();
	const columns = useColumns(kind);
	const shown = accounts.filter(({ username, display_name: name, email }) => `${username} ${name} ${email ?? ''}`.toLowerCase().includes(q.trim().toLowerCase()));
	if (shown.length === 0) {
		return q ? <Empty action={<Button onClick={() => setSearch({ q: undefined })}>{t('action.clearFilters')}</Button>}>{t('state.noMatch')}</Empty> : <Empty>{kind === 'person' ? t('users.none') : t('users.noServices')}</Empty>;
	}
	return (
		<>
			<DataGrid label={kind === 'person' ? t('users.tab.people') : t('users.tab.services')} rows={shown} columns={columns} rowId={({ id }) => id} total={shown.length} rowHeight={38} minWidth={700} selectedId={selected} onSelect={onSelect} />
			<Footer><span>{t('users.count', { count: shown.length })}</span></Footer>
		</>
	);
}

function useColumns(kind: Account['kind']): GridColumn<Account>[] {
	const { t } = useTranslation();
	return useMemo(() => [
		{ id: 'state', header: t('users.state'), width: '104px', cell: ({ active }) => <StatusDot tone={active ? 'ok' : 'idle'}>{active ? t('users.active') : t('users.closed')}</StatusDot> },
		{ id: 'name', header: t('users.name'), width: 'minmax(150px, 1.3fr)', cell: (account) => account.display_name },
		{ id: 'username', header: t('users.username'), width: 'minmax(120px, 1fr)', cell: (account) => <span className="mono">{account.username}</span> },
		...(kind === 'person' ? [{ id: 'email', header: t('users.email'), width: 'minmax(150px, 1.4fr)', cell: (account: Account) => account.email || NONE }] : []),
		{ id: 'roles', header: t('users.roles'), width: 'minmax(140px, 1fr)', cell: ({ roles }) => <RoleNames roles={roles} /> },
	], [t, kind]);
}
