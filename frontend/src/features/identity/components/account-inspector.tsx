import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { Confirmation } from '@shared/components/dialog';
import { Switch } from '@shared/components/field';
import { Facts, Inspector, Note, Records, Section } from '@shared/components/inspector';
import { Loaded } from '@shared/components/states';
import { toast, toastProblem } from '@shared/components/toasts';
import { formatExact, NONE } from '@shared/lib/format';
import { useMay } from '@shared/lib/permissions';
import { type Account, useChangeAccount, useEndSessionsOf, useRemoveFactorsOf } from '../api/accounts';
import { apiKeysQuery } from '../api/api-keys';
import { keyState } from '../keys';
import { Failure } from './failure';
import styles from './identity.module.css';
import { KeyForm } from './key-form';
import { KeyRevocation } from './key-revocation';
import { RoleChoice, RoleNames } from './role-choice';

export function AccountInspector({ account, onClose }: { account: Account; onClose: () => void }) {
	const { t } = useTranslation();
	const mayWrite = useMay('user:write');
	const service = account.kind === 'service';
	return (
		<Inspector label={t('users.inspector')} onClose={onClose} head={<RoleNames roles={account.roles} />} title={account.display_name} actions={mayWrite && <Activity account={account} />}>
			<Section title={t('users.facts')}>
				<Facts facts={[[t('users.username'), <span key="username" className="mono">{account.username}</span>], !service && [t('users.email'), account.email || NONE]]} />
			</Section>
			{mayWrite && <div className={styles.section}><Roles key={account.roles.join()} account={account} /></div>}
			{mayWrite && !service && <Section title={t('users.access')}><Access account={account} /></Section>}
			{service && <Section title={t('users.keys')}><Keys account={account} /></Section>}
			{service && mayWrite && <Section title={t('keyList.new')}><KeyForm account={account.id} /></Section>}
		</Inspector>
	);
}

/** Closing ends everything at once, so it asks first; opening again does not. */
function Activity({ account }: { account: Account }) {
	const { t } = useTranslation();
	const [asking, setAsking] = useState(false);
	const change = useChangeAccount(account.id);
	const name = account.display_name;
	const put = (active: boolean) => change.mutate({ active }, { onSuccess: () => toast(t('users.saved', { name })), onError: toastProblem });
	return (
		<>
			<Switch checked={account.active} label={account.kind === 'person' ? t('users.mayUse') : t('users.mayCall')} disabled={change.isPending} onChange={(wanted) => (wanted ? put(true) : setAsking(true))} />
			<Confirmation title={t('users.closeTitle', { name })} consequence={t('users.closeConsequence')} action={t('users.close')} open={asking} onClose={() => setAsking(false)} onConfirm={() => put(false)} />
		</>
	);
}

function Roles({ account }: { account: Account }) {
	const { t } = useTranslation();
	const [roles, setRoles] = useState<string[]>(account.roles);
	const change = useChangeAccount(account.id);
	const same = [...roles].sort().join() === [...account.roles].sort().join();
	return (
		<>
			<RoleChoice roles={roles} onChange={setRoles} />
			<Failure error={change.error} />
			<Button disabled={same || roles.length === 0 || change.isPending} onClick={() => change.mutate({ roles }, { onSuccess: () => toast(t('users.saved', { name: account.display_name })) })}>{t('users.saveRoles')}</Button>
		</>
	);
}

function Access({ account }: { account: Account }) {
	const { t } = useTranslation();
	const [asking, setAsking] = useState(false);
	const end = useEndSessionsOf(account.id);
	const remove = useRemoveFactorsOf(account.id);
	const name = account.display_name;
	return (
		<div className={styles.row}>
			<Button disabled={end.isPending} onClick={() => end.mutate(undefined, { onSuccess: () => toast(t('users.sessionsEnded', { name })), onError: toastProblem })}>{t('users.endSessions')}</Button>
			<Button kind="danger" disabled={remove.isPending} onClick={() => setAsking(true)}>{t('users.removeFactor')}</Button>
			<Confirmation
				title={t('users.removeFactorTitle', { name })} consequence={t('users.removeFactorConsequence')} action={t('users.removeFactor')} open={asking} onClose={() => setAsking(false)}
				onConfirm={() => remove.mutate(undefined, { onSuccess: () => toast(t('users.factorRemoved', { name })), onError: toastProblem })}
			/>
		</div>
	);
}

function Keys({ account }: { account: Account }) {
	const { t } = useTranslation();
	const query = useQuery(apiKeysQuery(account.id));
	const mayWrite = useMay('user:write');
	return (
		<Loaded query={query} lines={2}>
			{(keys) => (keys.length === 0 ? <Note>{t('keyList.none')}</Note> : (
				<Records>
					{keys.map((key) => (
						<li key={key.id}>
							<strong>{key.name}</strong> <span className="mono">{key.prefix}…</span>
							<Note>{t(`keyList.states.${keyState(key)}`)}, {key.expires_at ? formatExact(key.expires_at) : t('keyList.noEnd')}</Note>
							<Note>{key.permissions.join(', ')}</Note>
							{mayWrite && keyState(key) !== 'revoked' && <KeyRevocation apiKey={key} account={account.id} />}
						</li>
					))}
				</Records>
			))}
		</Loaded>
	);
}
