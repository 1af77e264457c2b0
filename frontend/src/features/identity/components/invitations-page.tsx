import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { TextField } from '@shared/components/field';
import { Cards, Columns, Content, Panel, PlainTable, Scroll } from '@shared/components/layout';
import { Secret } from '@shared/components/secret';
import { Boundary, Empty, Loaded } from '@shared/components/states';
import { toast, toastProblem } from '@shared/components/toasts';
import { formatMinute } from '@shared/lib/format';
import { useMay } from '@shared/lib/permissions';
import { type Invitation, invitationsQuery, useInvite, useRevokeInvitation } from '../api/invitations';
import { Failure, fieldErrorOf } from './failure';
import styles from './identity.module.css';
import { RoleChoice, RoleNames } from './role-choice';

export function InvitationsPage() {
	const { t } = useTranslation();
	return (
		<Columns>
			<Content>
				<Scroll label={t('nav.users')}>
					<div className={styles.gap} />
					<Cards>
						<Boundary><OpenInvitations /></Boundary>
						{useMay('user:write') && <Boundary><InvitePanel /></Boundary>}
					</Cards>
				</Scroll>
			</Content>
		</Columns>
	);
}

function OpenInvitations() {
	const { t } = useTranslation();
	const query = useQuery(invitationsQuery);
	const mayWrite = useMay('user:write');
	const head = [t('users.email'), t('users.roles'), t('users.invitedBy'), t('users.expires'), ...(mayWrite ? [t('account.action')] : [])].map((text) => ({ text }));
	return (
		<Panel title={t('users.tab.invitations')}>
			<Loaded query={query} lines={3}>
				{(invitations) => (invitations.length === 0 ? <Empty>{t('users.noInvitations')}</Empty> : (
					<PlainTable label={t('users.tab.invitations')} head={head}>
						{invitations.map((invitation) => (
							<tr key={invitation.id}>
								<td>{invitation.email}</td>
								<td><RoleNames roles={invitation.roles} /></td>
								<td>{invitation.invited_by}</td>
								<td>{formatMinute(invitation.expires_at)}</td>
								{mayWrite && <td><Revoke invitation={invitation} /></td>}
							</tr>
						))}
					</PlainTable>
				))}
			</Loaded>
		</Panel>
	);
}

function Revoke({ invitation: { id, email } }: { invitation: Invitation }) {
	const { t } = useTranslation();
	const revoke = useRevokeInvitation();
	return <Button aria-label={t('users.revokeOf', { email })} disabled={revoke.isPending} onClick={() => revoke.mutate(id, { onSuccess: () => toast(t('users.revoked', { email })), onError: toastProblem })}>{t('users.revoke')}</Button>;
}

/** The token stands behind the `#`, so that it reaches no server and no log on its way. */
const linkOf = (token: string) => `${window.location.origin}/invitation#${token}`;

function InvitePanel() {
	const { t } = useTranslation();
	const [email, setEmail] = useState('');
	const [roles, setRoles] = useState<string[]>(['user']);
	const invite = useInvite();
	const submit = (event: FormEvent) => {
		event.preventDefault();
		invite.mutate({ email: email.trim(), roles }, { onSuccess: () => setEmail('') });
	};
	return (
		<Panel title={t('users.invite')}>
			<form className={styles.form} onSubmit={submit}>
				<p className="muted">{t('users.inviteLead')}</p>
				{invite.data && <Secret label={t('users.link', { email: invite.data.email })} value={linkOf(invite.data.token)} onDone={() => invite.reset()} />}
				<TextField label={t('users.email')} error={fieldErrorOf(invite.error, 'email')} type="email" required maxLength={200} autoComplete="off" value={email} onChange={(event) => setEmail(event.target.value)} />
				<RoleChoice roles={roles} onChange={setRoles} />
				<Failure error={invite.error} />
				<div><Button type="submit" kind="primary" disabled={invite.isPending || roles.length === 0 || !email}>{t('users.invite')}</Button></div>
			</form>
		</Panel>
	);
}
