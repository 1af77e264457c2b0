import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '@shared/components/button';
import { TextField } from '@shared/components/field';
import { Note, Records, Section } from '@shared/components/inspector';
import { StatusDot } from '@shared/components/state-mark';
import { Loaded } from '@shared/components/states';
import { toast, toastProblem } from '@shared/components/toasts';
import type { Collector } from '../api/collectors';
import { sourceSecretsQuery, useChangeSecret } from '../api/source-settings';
import { secretsOf } from '../policies';
import styles from './collectors.module.css';

/** Sets and removes what a source knows us by. What was saved is never shown again. */
export function SourceKeys({ collector }: { collector: Collector }) {
	const { t } = useTranslation();
	const query = useQuery(sourceSecretsQuery);
	const remove = useChangeSecret(collector.id);
	return (
		<Section title={t('collectors.keys')}>
			<Loaded query={query} lines={2}>
				{(items) => {
					const set = secretsOf(items, collector.id);
					return (
						<>
							{set.length === 0 && collector.needs_key && <StatusDot tone="warn">{t('collectors.keyMissing')}</StatusDot>}
							<Records>
								{set.map(({ setting, hint }) => (
									<li key={setting} className={styles.row}>
										<StatusDot tone="ok">{hint ? `${t('collectors.keySet', { setting })} …${hint}` : t('collectors.keySet', { setting })}</StatusDot>
										<IconButton
											icon={Trash2} size={14} label={t('collectors.keyRemove', { setting })} disabled={remove.isPending}
											onClick={() => remove.mutate({ setting }, { onSuccess: () => toast(t('collectors.keyRemoved', { setting, name: collector.name })), onError: toastProblem })}
										/>
									</li>
								))}
							</Records>
							<KeyForm collector={collector} />
						</>
					);
				}}
			</Loaded>
		</Section>
	);
}

function KeyForm({ collector }: { collector: Collector }) {
	const { t } = useTranslation();
	const [setting, setSetting] = useState('key');
	const [value, setValue] = useState('');
	const save = useChangeSecret(collector.id);
	const submit = (event: FormEvent) => {
		event.preventDefault();
		save.mutate({ setting, value: value.trim() }, {
			onSuccess: () => {
				setValue('');
				toast(t('collectors.keySaved', { setting, name: collector.name }));
			},
		});
	};
	return (
		<form className={styles.form} onSubmit={submit}>
			<div className={styles.pair}>
				<TextField label={t('collectors.keySetting')} mono required pattern="[a-z0-9\-]+" value={setting} onChange={(event) => setSetting(event.target.value)} />
				<TextField label={t('collectors.keyValue')} type="password" autoComplete="off" required value={value} onChange={(event) => setValue(event.target.value)} />
			</div>
			<Note>{t('collectors.keysLead')}</Note>
			{save.error && <p className={styles.bad} role="alert">{save.error.message}</p>}
			<Button type="submit" disabled={save.isPending || !value.trim() || !setting}>{t('collectors.saveKey')}</Button>
		</form>
	);
}
