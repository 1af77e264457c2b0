import { type FormEvent, use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { SelectField, TextField } from '@shared/components/field';
import { Secret } from '@shared/components/secret';
import { cx } from '@shared/lib/class-names';
import { Permissions } from '@shared/lib/permissions';
import { NEVER_FOR_KEYS } from '@shared/lib/roles';
import { useIssueKey } from '../api/api-keys';
import { Failure, fieldErrorOf } from './failure';
import styles from './identity.module.css';
import { PermissionChoice } from './permission-choice';

const LIFETIMES = [7, 30, 90, 365] as const;
const DEFAULT_LIFETIME = '90';

/** @param account of a service; absent for one's own key */
export function KeyForm({ account }: { account?: string }) {
	const { t } = useTranslation();
	const possible = [...use(Permissions)].filter((permission) => !NEVER_FOR_KEYS.includes(permission)).sort();
	const [name, setName] = useState('');
	const [lifetime, setLifetime] = useState<string>(DEFAULT_LIFETIME);
	const [chosen, setChosen] = useState<string[]>([]);
	const issue = useIssueKey(account);
	const submit = (event: FormEvent) => {
		event.preventDefault();
		issue.mutate({ name: name.trim(), permissions: chosen, ...(lifetime && { expires_in_days: Number(lifetime) }) }, {
			onSuccess: () => {
				setName('');
				setChosen([]);
			},
		});
	};
	if (issue.data) {
		return <div className={cx(styles.padded, account && styles.bare)}><Secret label={t('keyList.secret', { name: issue.data.name })} value={issue.data.secret} onDone={() => issue.reset()} /></div>;
	}
	return (
		<form className={cx(styles.form, account && styles.bare)} onSubmit={submit}>
			<TextField label={t('keyList.name')} hint={t('keyList.nameHint')} error={fieldErrorOf(issue.error, 'name')} required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
			<SelectField
				label={t('keyList.lifetime')} value={lifetime} onChange={(event) => setLifetime(event.target.value)}
				options={[...LIFETIMES.map((days) => ({ value: String(days), label: t('keyList.days', { count: days }) })), { value: '', label: t('keyList.noEnd') }]}
			/>
			<PermissionChoice possible={possible} chosen={chosen} onChange={setChosen} />
			<Failure error={issue.error} />
			<div><Button type="submit" kind="primary" disabled={issue.isPending || chosen.length === 0 || !name.trim()}>{t('keyList.create')}</Button></div>
		</form>
	);
}
