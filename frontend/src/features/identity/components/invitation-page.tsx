import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '@shared/components/brand';
import { Button } from '@shared/components/button';
import { TextField } from '@shared/components/field';
import { useAcceptInvitation } from '../api/invitations';
import { Failure, fieldErrorOf } from './failure';
import styles from '@shared/components/entry-page.module.css';

/** Where the link of an invitation leads: whoever has it makes their own account. */
export function InvitationPage() {
	const { t } = useTranslation();
	const [token] = useState(() => window.location.hash.slice(1));
	return (
		<main className={styles.page}>
			<div className={styles.card}>
				<div className={styles.brand}><Brand /></div>
				<h1>{t('invitation.title')}</h1>
				{token ? <Acceptance token={token} /> : <p>{t('invitation.missing')}</p>}
			</div>
		</main>
	);
}

function Acceptance({ token }: { token: string }) {
	const { t } = useTranslation();
	const [username, setUsername] = useState('');
	const [name, setName] = useState('');
	const [password, setPassword] = useState('');
	const [again, setAgain] = useState('');
	const accept = useAcceptInvitation();
	const differs = again !== '' && again !== password;
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (password === again) {
			accept.mutate({ token, username, password, ...(name.trim() && { display_name: name.trim() }) });
		}
	};
	if (accept.data) {
		return <><p role="status">{t('invitation.done', { name: accept.data.username })}</p><p><Link to="/login" search={{}}>{t('auth.signIn')}</Link></p></>;
	}
	return (
		<form className={styles.form} onSubmit={submit}>
			<p>{t('invitation.lead')}</p>
			<TextField label={t('auth.username')} hint={t('users.usernameHint')} error={fieldErrorOf(accept.error, 'username')} autoComplete="username" autoFocus required minLength={2} maxLength={100} value={username} onChange={(event) => setUsername(event.target.value)} />
			<TextField label={t('users.displayName')} autoComplete="name" maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
			<TextField label={t('auth.password')} type="password" autoComplete="new-password" required hint={t('auth.passwordHint')} value={password} onChange={(event) => setPassword(event.target.value)} />
			<TextField label={t('auth.newPasswordAgain')} type="password" autoComplete="new-password" required error={differs ? t('auth.passwordsDiffer') : undefined} value={again} onChange={(event) => setAgain(event.target.value)} />
			<Failure error={accept.error} />
			<Button type="submit" kind="primary" large disabled={accept.isPending || differs}>{t('invitation.create')}</Button>
		</form>
	);
}
