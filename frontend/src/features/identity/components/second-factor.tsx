import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonAnchor } from '@shared/components/button';
import { Confirmation } from '@shared/components/dialog';
import { TextField } from '@shared/components/field';
import { Panel } from '@shared/components/layout';
import { Secret } from '@shared/components/secret';
import { StatusDot } from '@shared/components/state-mark';
import { Loaded } from '@shared/components/states';
import { toast } from '@shared/components/toasts';
import { type Enrolment, factorsQuery, useBeginTotp, useConfirmTotp, useNewRecoveryCodes, useRemoveTotp } from '../api/factors';
import { Failure } from './failure';
import styles from './identity.module.css';
import { QrCode } from './qr-code';

/** An authenticator app: set up in two steps, recovery codes shown once, removal. */
export function SecondFactor() {
	const { t } = useTranslation();
	const query = useQuery(factorsQuery);
	const [codes, setCodes] = useState<string[]>();
	return (
		<Panel title={t('account.factor')}>
			<Loaded query={query} lines={3}>
				{({ totp, recovery_codes_left: left }) => (
					<div className={styles.padded}>
						{codes && <RecoveryCodes codes={codes} onDone={() => setCodes(undefined)} />}
						{totp ? <Enrolled left={left} onCodes={setCodes} /> : <NotEnrolled onCodes={setCodes} />}
					</div>
				)}
			</Loaded>
		</Panel>
	);
}

function NotEnrolled({ onCodes }: { onCodes: (codes: string[]) => void }) {
	const { t } = useTranslation();
	const begin = useBeginTotp();
	return begin.data ? <Enrolling enrolment={begin.data} onCodes={onCodes} onCancel={() => begin.reset()} /> : (
		<>
			<p>{t('account.factorOff')}</p>
			<Failure error={begin.error} />
			<Button disabled={begin.isPending} onClick={() => begin.mutate()}>{t('account.setUp')}</Button>
		</>
	);
}

function Enrolling({ enrolment, onCodes, onCancel }: { enrolment: Enrolment; onCodes: (codes: string[]) => void; onCancel: () => void }) {
	const { t } = useTranslation();
	const [code, setCode] = useState('');
	const confirm = useConfirmTotp();
	const submit = (event: FormEvent) => {
		event.preventDefault();
		confirm.mutate(code.replaceAll(' ', ''), { onSuccess: onCodes });
	};
	return (
		<form className={styles.padded} onSubmit={submit}>
			<p>{t('account.scan')}</p>
			<QrCode text={enrolment.uri} label={t('account.qr')} />
			<Secret label={t('account.secret')} value={enrolment.secret} />
			<TextField label={t('account.code')} inputMode="numeric" autoComplete="one-time-code" autoFocus required maxLength={10} value={code} onChange={(event) => setCode(event.target.value)} />
			<Failure error={confirm.error} />
			<div className={styles.row}>
				<Button onClick={onCancel}>{t('action.cancel')}</Button>
				<Button type="submit" kind="primary" disabled={confirm.isPending || !code}>{t('account.turnOn')}</Button>
			</div>
		</form>
	);
}

function Enrolled({ left, onCodes }: { left: number; onCodes: (codes: string[]) => void }) {
	const { t } = useTranslation();
	const [asking, setAsking] = useState(false);
	const renew = useNewRecoveryCodes();
	const remove = useRemoveTotp();
	return (
		<>
			<StatusDot tone="ok">{t('account.factorOn')}</StatusDot>
			<p>{t('account.codesLeft', { count: left })}</p>
			<Failure error={renew.error ?? remove.error} />
			<div className={styles.row}>
				<Button disabled={renew.isPending} onClick={() => renew.mutate(undefined, { onSuccess: onCodes })}>{t('account.newCodes')}</Button>
				<Button kind="danger" disabled={remove.isPending} onClick={() => setAsking(true)}>{t('account.removeFactor')}</Button>
			</div>
			<Confirmation
				title={t('account.removeFactorTitle')} consequence={t('account.removeFactorConsequence')} action={t('account.removeFactor')} open={asking} onClose={() => setAsking(false)}
				onConfirm={() => remove.mutate(undefined, { onSuccess: () => toast(t('account.factorRemoved')) })}
			/>
		</>
	);
}

function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
	const { t } = useTranslation();
	const text = codes.join('\n');
	return (
		<>
			<p>{t('account.recoveryLead')}</p>
			<Secret label={t('account.recovery')} value={text} onDone={onDone} />
			<ButtonAnchor href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`} download="mirage-recovery-codes.txt">{t('account.download')}</ButtonAnchor>
		</>
	);
}
