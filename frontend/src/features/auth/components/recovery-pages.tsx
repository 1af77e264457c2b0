import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '@shared/components/brand';
import { Button } from '@shared/components/button';
import styles from '@shared/components/entry-page.module.css';
import { TextField } from '@shared/components/field';
import { Problem } from '@shared/lib/http';
import { useForgotten, useReset, useVerifyEmail } from '../api/recovery';

/** A page for somebody who is not signed in, with the way back to the sign-in. */
function EntryPage({ title, children }: { title: string; children: ReactNode }) {
	const { t } = useTranslation();
	return (
		<main className={styles.page}>
			<div className={styles.card}>
				<div className={styles.brand}><Brand /></div>
				<h1>{title}</h1>
				{children}
				<p className={styles.back}><Link to="/login" search={{}}>{t('auth.signIn')}</Link></p>
			</div>
		</main>
	);
}

function Failure({ error }: { error: unknown }) {
	const { t } = useTranslation();
	return error ? <p className={styles.failure} role="alert">{error instanceof Problem ? error.detail : t('state.broken')}</p> : null;
}

/** Mailed links carry their secret behind the sign #, which no server is sent; it leaves the address at once. */
function useMailedToken(): string {
	const [token] = useState(() => {
		const found = new URLSearchParams(window.location.hash.slice(1)).get('token') ?? '';
		window.history.replaceState(window.history.state, '', window.location.pathname);
		return found;
	});
	return token;
}

/** Asks for the link. The answer does not tell whether there is such an account. */
export function ForgotPasswordPage() {
	const { t } = useTranslation();
	const [login, setLogin] = useState('');
	const ask = useForgotten();
	const submit = (event: FormEvent) => {
		event.preventDefault();
		ask.mutate(login.trim());
	};
	return (
		<EntryPage title={t('entry.forgotTitle')}>
			{ask.isSuccess ? <p role="status">{t('entry.forgotDone')}</p> : (
				<form className={styles.form} onSubmit={submit}>
					<p>{t('entry.forgotLead')}</p>
					<TextField label={t('entry.login')} autoComplete="username" autoFocus required maxLength={200} value={login} onChange={(event) => setLogin(event.target.value)} />
					<Failure error={ask.error} />
					<Button type="submit" kind="primary" large disabled={ask.isPending || !login.trim()}>{t('entry.forgotGo')}</Button>
				</form>
			)}
		</EntryPage>
	);
}

/** Where the mailed link leads: whoever has it chooses a new password. */
export function ResetPasswordPage() {
	const { t } = useTranslation();
	const token = useMailedToken();
	return <EntryPage title={t('auth.choosePassword')}>{token ? <NewPassword token={token} /> : <p>{t('entry.linkMissing')}</p>}</EntryPage>;
}

function NewPassword({ token }: { token: string }) {
	const { t } = useTranslation();
	const [wanted, setWanted] = useState('');
	const [again, setAgain] = useState('');
	const reset = useReset();
	const differs = again !== '' && again !== wanted;
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (wanted === again) {
			reset.mutate({ token, new_password: wanted });
		}
	};
	return reset.isSuccess ? <p role="status">{t('entry.resetDone')}</p> : (
		<form className={styles.form} onSubmit={submit}>
			<TextField label={t('auth.newPassword')} type="password" autoComplete="new-password" autoFocus required hint={t('auth.passwordHint')} value={wanted} onChange={(event) => setWanted(event.target.value)} />
			<TextField label={t('auth.newPasswordAgain')} type="password" autoComplete="new-password" required error={differs ? t('auth.passwordsDiffer') : undefined} value={again} onChange={(event) => setAgain(event.target.value)} />
			<Failure error={reset.error} />
			<Button type="submit" kind="primary" large disabled={reset.isPending || differs}>{t('auth.setPassword')}</Button>
		</form>
	);
}

/** Where the mailed link leads. A press of a button, for programs that look at mails open every link. */
export function VerifyEmailPage() {
	const { t } = useTranslation();
	const token = useMailedToken();
	const verify = useVerifyEmail();
	return (
		<EntryPage title={t('entry.verifyTitle')}>
			{!token && <p>{t('entry.linkMissing')}</p>}
			{verify.isSuccess && <p role="status">{t('entry.verifyDone')}</p>}
			{token && !verify.isSuccess && (
				<div className={styles.form}>
					<p>{t('entry.verifyLead')}</p>
					<Failure error={verify.error} />
					<Button kind="primary" large disabled={verify.isPending} onClick={() => verify.mutate(token)}>{t('entry.verifyGo')}</Button>
				</div>
			)}
		</EntryPage>
	);
}
