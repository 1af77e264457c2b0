import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonAnchor } from '@shared/components/button';
import entry from '@shared/components/entry-page.module.css';
import { Problem } from '@shared/lib/http';
import { hasPasskeys, useSignInByPasskey, wasCancelled } from '../api/passkey';
import { startOf, waysQuery } from '../api/ways';
import styles from './other-ways.module.css';

/** What a provider's answer came to, as the server's addresses name it. */
const PROBLEMS = {
	'account-closed': 'entry.problem.closed', 'identity-taken': 'entry.problem.taken', 'not-admitted': 'entry.problem.notAdmitted', 'provider-not-trusted': 'entry.problem.notTrusted',
	'provider-refused': 'entry.problem.refused', 'provider-unavailable': 'entry.problem.unavailable', 'sign-in-interrupted': 'entry.problem.interrupted', 'unknown-provider': 'entry.problem.unknown',
} as const;

type Props = { problem: string | undefined; wanted: string | undefined; onSignedIn: () => void };

/** Below the form: why the last way did not lead in, and all ways but a password. */
export function OtherWays({ problem, wanted, onSignedIn }: Props) {
	const { t } = useTranslation();
	const { data: ways } = useQuery(waysQuery);
	return (
		<div className={styles.ways}>
			{problem && <p className={entry.failure} role="alert">{t(problem in PROBLEMS ? PROBLEMS[problem as keyof typeof PROBLEMS] : 'entry.problem.other')}</p>}
			{ways?.passwords !== false && <Link to="/forgot-password">{t('entry.forgot')}</Link>}
			{hasPasskeys() && <PasskeyButton onSignedIn={onSignedIn} />}
			{ways?.data.map(({ id, name, start }) => start && <ButtonAnchor key={id} large href={startOf(start, wanted)}>{t('entry.by', { name })}</ButtonAnchor>)}
		</div>
	);
}

function PasskeyButton({ onSignedIn }: { onSignedIn: () => void }) {
	const { t } = useTranslation();
	const signIn = useSignInByPasskey();
	const failure = signIn.error && !wasCancelled(signIn.error) && (signIn.error instanceof Problem ? signIn.error.detail : t('state.broken'));
	return (
		<>
			<Button large icon={KeyRound} disabled={signIn.isPending} onClick={() => signIn.mutate(undefined, { onSuccess: onSignedIn })}>{t('entry.byPasskey')}</Button>
			{failure && <p className={entry.failure} role="alert">{failure}</p>}
		</>
	);
}
