import { KeyRound } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { Dialog, DialogActions } from '@shared/components/dialog';
import { TextField } from '@shared/components/field';
import { Problem } from '@shared/lib/http';
import { useConfirm } from '../api/confirmation';
import { hasPasskeys, useConfirmByPasskey, wasCancelled } from '../api/passkey';
import { asksForCode } from '../api/session';
import styles from '@shared/components/entry-page.module.css';

/** Asks for the password, and for a code where the account has a second factor. */
export function ConfirmDialog({ onEnd }: { onEnd: (confirmed: boolean) => void }) {
	const { t } = useTranslation();
	const [password, setPassword] = useState('');
	const [code, setCode] = useState('');
	const [withCode, setWithCode] = useState(false);
	const confirm = useConfirm();
	const byPasskey = useConfirmByPasskey();
	const failure = confirm.error ?? (wasCancelled(byPasskey.error) ? undefined : byPasskey.error);
	const submit = (event: FormEvent) => {
		event.preventDefault();
		confirm.mutate({ password, ...(withCode && { code }) }, { onSuccess: () => onEnd(true), onError: (error) => setWithCode((before) => before || asksForCode(error)) });
	};
	return (
		<Dialog title={t('confirm.title')} open onClose={() => onEnd(false)}>
			<form onSubmit={submit}>
				<p>{t('confirm.lead')}</p>
				<div className={styles.form}>
					<TextField label={t('auth.password')} type="password" autoComplete="current-password" required data-autofocus value={password} onChange={(event) => setPassword(event.target.value)} />
					{withCode && <TextField label={t('auth.code')} hint={t('auth.codeHint')} autoComplete="one-time-code" autoFocus required value={code} onChange={(event) => setCode(event.target.value)} />}
					{failure && <p className={styles.failure} role="alert">{failure instanceof Problem ? failure.detail : t('state.broken')}</p>}
				</div>
				<DialogActions>
					{hasPasskeys() && <Button icon={KeyRound} disabled={byPasskey.isPending} onClick={() => byPasskey.mutate(undefined, { onSuccess: () => onEnd(true) })}>{t('confirm.byPasskey')}</Button>}
					<Button onClick={() => onEnd(false)}>{t('action.cancel')}</Button>
					<Button type="submit" kind="primary" disabled={confirm.isPending}>{t('confirm.go')}</Button>
				</DialogActions>
			</form>
		</Dialog>
	);
}
