import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { TextField } from '@shared/components/field';
import { Facts } from '@shared/components/inspector';
import { Cards, Columns, Content, Panel, Scroll } from '@shared/components/layout';
import { Boundary, Loaded } from '@shared/components/states';
import { toast } from '@shared/components/toasts';
import { formatExact, NONE } from '@shared/lib/format';
import { profileQuery, usePasswordChange } from '../api/profile';
import { Failure } from './failure';
import styles from './identity.module.css';
import { Passkeys } from './passkeys';
import { RoleNames } from './role-choice';
import { SecondFactor } from './second-factor';

export function ProfilePage() {
	const { t } = useTranslation();
	return (
		<Columns>
			<Content>
				<Scroll label={t('account.tab.profile')}>
					<div className={styles.gap} />
					<Cards>
						<div className={styles.stack}>
							<Boundary><ProfilePanel /></Boundary>
							<Boundary><SecondFactor /></Boundary>
							<Boundary><Passkeys /></Boundary>
						</div>
						<Boundary><PasswordPanel /></Boundary>
					</Cards>
				</Scroll>
			</Content>
		</Columns>
	);
}

function ProfilePanel() {
	const { t } = useTranslation();
	const query = useQuery(profileQuery);
	return (
		<Panel title={t('account.profile')}>
			<Loaded query={query} lines={4}>
				{(profile) => (
					<div className={styles.section}>
						<Facts
							facts={[
								[t('account.name'), profile.display_name], [t('account.username'), profile.username], [t('account.email'), profile.email || NONE],
								[t('account.roles'), <RoleNames key="roles" roles={profile.roles} />], [t('account.since'), formatExact(profile.created_at)],
							]}
						/>
					</div>
				)}
			</Loaded>
		</Panel>
	);
}

function PasswordPanel() {
	const { t } = useTranslation();
	const [current, setCurrent] = useState('');
	const [wanted, setWanted] = useState('');
	const [again, setAgain] = useState('');
	const change = usePasswordChange();
	const differs = again !== '' && again !== wanted;
	const submit = (event: FormEvent) => {
		event.preventDefault();
		if (wanted === again) {
			change.mutate({ current_password: current, new_password: wanted }, {
				onSuccess: () => {
					[setCurrent, setWanted, setAgain].forEach((empty) => empty(''));
					toast(t('account.passwordChanged'));
				},
			});
		}
	};
	return (
		<Panel title={t('account.password')}>
			<form className={styles.form} onSubmit={submit}>
				<p className="muted">{t('account.passwordLead')}</p>
				<TextField label={t('account.currentPassword')} type="password" autoComplete="current-password" required value={current} onChange={(event) => setCurrent(event.target.value)} />
				<TextField label={t('auth.newPassword')} type="password" autoComplete="new-password" required hint={t('auth.passwordHint')} value={wanted} onChange={(event) => setWanted(event.target.value)} />
				<TextField label={t('auth.newPasswordAgain')} type="password" autoComplete="new-password" required error={differs ? t('auth.passwordsDiffer') : undefined} value={again} onChange={(event) => setAgain(event.target.value)} />
				<Failure error={change.error} />
				<div><Button type="submit" disabled={change.isPending || differs || !current || !wanted}>{t('account.changePassword')}</Button></div>
			</form>
		</Panel>
	);
}
