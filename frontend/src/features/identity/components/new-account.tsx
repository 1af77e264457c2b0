import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { TextField } from '@shared/components/field';
import { Inspector } from '@shared/components/inspector';
import { Secret } from '@shared/components/secret';
import type { RoleId } from '@shared/lib/roles';
import { type Account, useCreateAccount } from '../api/accounts';
import { Failure, fieldErrorOf } from './failure';
import styles from './identity.module.css';
import { RoleChoice } from './role-choice';

const FIRST_ROLE: Record<Account['kind'], RoleId> = { person: 'user', service: 'read_only' };

/** A person gets a one-time password, shown once; a program gets keys afterwards. */
export function NewAccountInspector({ kind, onClose }: { kind: Account['kind']; onClose: () => void }) {
	const { t } = useTranslation();
	const [username, setUsername] = useState('');
	const [name, setName] = useState('');
	const [email, setEmail] = useState('');
	const [roles, setRoles] = useState<string[]>([FIRST_ROLE[kind]]);
	const create = useCreateAccount();
	const made = create.data;
	const submit = (event: FormEvent) => {
		event.preventDefault();
		create.mutate({ username, roles, kind, ...(name.trim() && { display_name: name.trim() }), ...(email.trim() && { email: email.trim() }) });
	};
	const title = kind === 'person' ? t('users.newPerson') : t('users.newService');
	return (
		<Inspector label={title} onClose={onClose} head={<span />} title={title}>
			{made ? (
				<div className={styles.padded}>
					{made.one_time_password ? <Secret label={t('users.oneTime', { name: made.username })} value={made.one_time_password} onDone={onClose} /> : <p role="status">{t('users.serviceCreated', { name: made.username })}</p>}
				</div>
			) : (
				<form className={styles.form} onSubmit={submit}>
					<TextField label={t('users.username')} hint={t('users.usernameHint')} error={fieldErrorOf(create.error, 'username')} required autoFocus minLength={2} maxLength={100} autoComplete="off" value={username} onChange={(event) => setUsername(event.target.value)} />
					<TextField label={t('users.displayName')} maxLength={100} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
					{kind === 'person' && <TextField label={t('users.email')} error={fieldErrorOf(create.error, 'email')} type="email" maxLength={200} autoComplete="off" value={email} onChange={(event) => setEmail(event.target.value)} />}
					<RoleChoice roles={roles} onChange={setRoles} />
					<Failure error={create.error} />
					<div><Button type="submit" kind="primary" disabled={create.isPending || roles.length === 0 || !username}>{t('users.create')}</Button></div>
				</form>
			)}
		</Inspector>
	);
}
