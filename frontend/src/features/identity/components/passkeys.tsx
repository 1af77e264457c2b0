import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { Confirmation } from '@shared/components/dialog';
import { TextField } from '@shared/components/field';
import { Panel } from '@shared/components/layout';
import { Loaded } from '@shared/components/states';
import { toast } from '@shared/components/toasts';
import { Problem } from '@shared/lib/http';
import { formatAgo, formatMinute } from '@shared/lib/format';
import { canMakePasskeys, type Passkey, passkeysQuery, useAddPasskey, useRemovePasskey } from '../api/passkeys';
import { Failure } from './failure';
import styles from './identity.module.css';

/** Passkeys open the account without a password, and cannot be given to a false page. */
export function Passkeys() {
	const { t } = useTranslation();
	const query = useQuery(passkeysQuery);
	return (
		<Panel title={t('account.passkeys')}>
			<Loaded query={query} lines={2}>
				{(keys) => (
					<div className={styles.padded}>
						<p>{t('account.passkeysLead')}</p>
						{keys.length > 0 && <ul className={styles.passkeys} aria-label={t('account.passkeys')}>{keys.map((key) => <Row key={key.id} passkey={key} />)}</ul>}
						{canMakePasskeys() ? <NewPasskey /> : <p className="muted">{t('account.passkeysUnknown')}</p>}
					</div>
				)}
			</Loaded>
		</Panel>
	);
}

function Row({ passkey }: { passkey: Passkey }) {
	const { t } = useTranslation();
	const [asking, setAsking] = useState(false);
	const remove = useRemovePasskey();
	return (
		<li className={styles.row}>
			<span><strong>{passkey.name}</strong> <span className="muted">{t('account.passkeySince', { at: formatMinute(passkey.created_at), used: passkey.last_used_at ? formatAgo(passkey.last_used_at) : t('account.never') })}</span></span>
			<Button kind="danger" aria-label={t('account.removePasskeyOf', { name: passkey.name })} disabled={remove.isPending} onClick={() => setAsking(true)}>{t('account.removeFactor')}</Button>
			<Failure error={remove.error} />
			<Confirmation
				title={t('account.removePasskeyTitle', { name: passkey.name })} consequence={t('account.removePasskeyConsequence')} action={t('account.removeFactor')} open={asking} onClose={() => setAsking(false)}
				onConfirm={() => remove.mutate(passkey.id, { onSuccess: () => toast(t('account.passkeyRemoved')) })}
			/>
		</li>
	);
}

function NewPasskey() {
	const { t } = useTranslation();
	const [name, setName] = useState('');
	const add = useAddPasskey();
	const submit = (event: FormEvent) => {
		event.preventDefault();
		add.mutate(name.trim(), {
			onSuccess: () => {
				setName('');
				toast(t('account.passkeyAdded'));
			},
		});
	};
	return (
		<form className={styles.row} onSubmit={submit}>
			<TextField label={t('account.passkeyName')} required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
			<Button type="submit" disabled={add.isPending || !name.trim()}>{t('account.addPasskey')}</Button>
			{/* A closed dialog of the browser is no failure of ours. */}
			<Failure error={add.error instanceof Problem ? add.error : undefined} />
		</form>
	);
}
