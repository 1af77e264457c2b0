import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { TextField } from '@shared/components/field';
import { Facts, Note, Section } from '@shared/components/inspector';
import { Loaded } from '@shared/components/states';
import { toast } from '@shared/components/toasts';
import { useMay } from '@shared/lib/permissions';
import type { Collector } from '../api/collectors';
import { policiesQuery, useChangePolicies } from '../api/source-settings';
import { COUNTS, LIFETIMES, LIMITS, type Policy, policyOf, withPolicy } from '../policies';
import styles from './collectors.module.css';

/** What a source can bear: read by everybody, changed by whoever may change settings. */
export function SourceLimits({ collector }: { collector: Collector }) {
	const { t } = useTranslation();
	const query = useQuery(policiesQuery);
	const mayChange = useMay('config:write');
	return (
		<Section title={t('collectors.limits')}>
			<Loaded query={query} lines={2}>
				{(setting) => {
					const { policy, of } = policyOf(setting, collector.id);
					return (
						<>
							{of !== 'own' && <Note>{of === 'others' ? t('collectors.limitsOthers') : t('collectors.limitsNone')}</Note>}
							{mayChange ? <LimitForm key={JSON.stringify(policy)} collector={collector} policy={policy} />
								: <Facts facts={LIMITS.filter((limit) => policy[limit]).map((limit) => [t(`collectors.limit.${limit}`), policy[limit]] as const)} />}
						</>
					);
				}}
			</Loaded>
		</Section>
	);
}

function LimitForm({ collector, policy }: { collector: Collector; policy: Policy }) {
	const { t } = useTranslation();
	const [wanted, setWanted] = useState(policy);
	const change = useChangePolicies((now) => withPolicy(now, collector.id, wanted));
	const submit = (event: FormEvent) => {
		event.preventDefault();
		change.mutate(undefined, { onSuccess: () => toast(t('collectors.limitsSaved', { name: collector.name })) });
	};
	return (
		<form className={styles.form} onSubmit={submit}>
			<Note>{t('collectors.limitsLead')}</Note>
			<div className={styles.pair}>
				{COUNTS.map((limit) => <TextField key={limit} label={t(`collectors.limit.${limit}`)} type="number" min={1} value={wanted[limit]} onChange={(event) => setWanted({ ...wanted, [limit]: event.target.value })} />)}
				{LIFETIMES.map((limit) => <TextField key={limit} label={t(`collectors.limit.${limit}`)} hint={t('collectors.ttlHint')} value={wanted[limit]} onChange={(event) => setWanted({ ...wanted, [limit]: event.target.value })} />)}
			</div>
			{change.error && <p className={styles.bad} role="alert">{change.error.message}</p>}
			<Button type="submit" disabled={change.isPending || JSON.stringify(wanted) === JSON.stringify(policy)}>{t('collectors.saveLimits')}</Button>
		</form>
	);
}
