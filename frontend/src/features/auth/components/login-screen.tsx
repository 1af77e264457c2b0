import { type FormEvent, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '@shared/components/brand';
import { Button } from '@shared/components/button';
import { TextField } from '@shared/components/field';
import { Problem } from '@shared/lib/http';
import { loadScreenTexts } from '@shared/lib/i18n';
import { asksForCode, type Session, useChangePassword, useSignIn } from '../api/session';
import styles from '@shared/components/entry-page.module.css';

// Everything but name and password comes later: it is no part of the first screen.
const OtherWays = lazy(async () => {
	const [{ OtherWays: component }] = await Promise.all([import('./other-ways'), loadScreenTexts()]);
	return { default: component };
});

/** Signing in; who still has the password that the installation made up chooses one first. */
export function LoginScreen({ session, onSignedIn, ...told }: { session: Session | null; onSignedIn: () => void; problem: string | undefined; wanted: string | undefined }) {
	const [oneTime, setOneTime] = useState('');
	const mustChange = session?.must_change_password ?? false;
	return (
		<main className={styles.page}>
			<div className={styles.card}>
				<div className={styles.brand}><Brand /></div>
				{mustChange
					? <ChangePassword known={oneTime} onDone={onSignedIn} />
					: (
						<>
							<SignIn
								onSignedIn={(answer, password) => {
									setOneTime(password);
									if (!answer.must_change_password) {
										onSignedIn();
									}
								}}
							/>
							<Suspense fallback={null}><OtherWays {...told} onSignedIn={onSignedIn} /></Suspense>
						</>
					)}
			</div>
		</main>
	);
}

function SignIn({ onSignedIn }: { onSignedIn: (session: Session, password: string) => void }) {
	const { t } = useTranslation();
	const [username, setUsername] = useState('');
	const [password, setPassword] = useState('');
	const [code, setCode] = useState('');
	const signIn = useSignIn();
	const [withCode, setWithCode] = useState(false);
	const submit = (event: FormEvent) => {
		event.preventDefault();
		signIn.mutate({ username, password, ...(withCode && { code }) }, {
			onSuccess: (session) => onSignedIn(session, password),
			onError: (error) => setWithCode(asksForCode(error)),
		});
	};
	return (
		<form onSubmit={submit}>
			<h1>{t('auth.signIn')}</h1>
			<div className={styles.form}>
				<TextField label={t('auth.username')} autoComplete="username" autoFocus required value={username} onChange={(event) => setUsername(event.target.value)} />
				<TextField label={t('auth.password')} type="password" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} />
				{withCode && <TextField label={t('auth.code')} hint={t('auth.codeHint')} autoComplete="one-time-code" autoFocus required value={code} onChange={(event) => setCode(event.target.value)} />}
				<Failure error={signIn.error} />
				<Button type="submit" kind="primary" large disabled={signIn.isPending}>{t('auth.signIn')}</Button>
			</div>
		</form>
	);
}

/** @param known the one-time password just used; asked for if the page was loaded in between */
function ChangePassword({ known, onDone }: { known: string; onDone: () => void }) {
	const { t } = useTranslation();
	const [current, setCurrent] = useState(known);
	const [wanted, setWanted] = useState('');
	const [again, setAgain] = useState('');
	const change = useChangePassword();
	const differs = again !== '' && again !== wanted;
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (wanted === again) {
			change.mutate({ current_password: current, new_password: wanted }, { onSuccess: onDone });
		}
	};
	return (
		<form onSubmit={submit}>
			<h1>{t('auth.choosePassword')}</h1>
			<p className={styles.lead}>{t('auth.choosePasswordLead')}</p>
			<div className={styles.form}>
				{!known && <TextField label={t('auth.oneTimePassword')} type="password" autoComplete="current-password" required value={current} onChange={(event) => setCurrent(event.target.value)} />}
				<TextField label={t('auth.newPassword')} type="password" autoComplete="new-password" autoFocus required hint={t('auth.passwordHint')} value={wanted} onChange={(event) => setWanted(event.target.value)} />
				<TextField label={t('auth.newPasswordAgain')} type="password" autoComplete="new-password" required error={differs ? t('auth.passwordsDiffer') : undefined} value={again} onChange={(event) => setAgain(event.target.value)} />
				<Failure error={change.error} />
				<Button type="submit" kind="primary" large disabled={change.isPending || differs}>{t('auth.setPassword')}</Button>
			</div>
		</form>
	);
}

function Failure({ error }: { error: unknown }) {
	const { t } = useTranslation();
	if (!error) {
		return null;
	}
	return <p className={styles.failure} role="alert">{error instanceof Problem ? error.detail : t('state.broken')}</p>;
}
