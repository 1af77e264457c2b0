import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { DialogActions } from '@shared/components/dialog';
import { SelectField, TextArea, TextField } from '@shared/components/field';
import { Facts, Inspector, Section } from '@shared/components/inspector';
import { toast } from '@shared/components/toasts';
import { formatExact } from '@shared/lib/format';
import { type SettingItem, useResetSetting, useSaveSetting } from '../api/settings';
import { fromText, toText } from '../values';

export function SettingInspector({ ns, item, onClose }: { ns: string; item: SettingItem; onClose: () => void }) {
	const { t } = useTranslation();
	return (
		<Inspector label={t('settings.inspector')} onClose={onClose} head={<span>{item.type}</span>} title={<span className="mono">{item.key}</span>}>
			{item.description && <Section title={t('settings.about')}><p>{item.description}</p></Section>}
			<Section title={t('settings.value')}><Editor ns={ns} item={item} /></Section>
			<Section title={t('settings.facts')}>
				<Facts
					facts={[
						[t('settings.default'), <span key="default" className="mono">{toText(item.type, item.default) || '—'}</span>],
						!!item.version && [t('settings.version'), String(item.version)],
						!!item.updated_at && [t('settings.updated'), formatExact(item.updated_at)],
						!!item.updated_by && [t('settings.by'), item.updated_by],
					]}
				/>
			</Section>
		</Inspector>
	);
}

function Editor({ ns, item }: { ns: string; item: SettingItem }) {
	const { t } = useTranslation();
	const [text, setText] = useState(toText(item.type, item.value));
	const [unreadable, setUnreadable] = useState(false);
	const save = useSaveSetting(ns);
	const reset = useResetSetting(ns);
	const error = unreadable ? t('settings.noJson') : (save.error ?? reset.error)?.message;
	const submit = (event: FormEvent) => {
		event.preventDefault();
		try {
			const value = fromText(item.type, text);
			setUnreadable(false);
			save.mutate({ key: item.key, value }, { onSuccess: () => toast(t('settings.saved', { key: item.key })) });
		} catch {
			setUnreadable(true);
		}
	};
	return (
		<form onSubmit={submit}>
			<Control item={item} text={text} error={error} onChange={setText} />
			<DialogActions>
				<Button disabled={!item.overridden || reset.isPending} onClick={() => reset.mutate(item.key, { onSuccess: () => toast(t('settings.wasReset', { key: item.key })) })}>{t('settings.reset')}</Button>
				<Button type="submit" kind="primary" disabled={save.isPending || text === toText(item.type, item.value)}>{t('action.save')}</Button>
			</DialogActions>
		</form>
	);
}

function Control({ item, text, error, onChange }: { item: SettingItem; text: string; error: string | undefined; onChange: (text: string) => void }) {
	const { t } = useTranslation();
	if (item.type === 'boolean') {
		return <SelectField label={item.key} error={error} value={text} options={[{ value: 'true', label: t('settings.yes') }, { value: 'false', label: t('settings.no') }]} onChange={(event) => onChange(event.target.value)} />;
	}
	if (item.type === 'secret') {
		return <TextField label={item.key} type="password" autoComplete="off" error={error} hint={item.overridden ? t('settings.secretSet', { hint: item.hint ?? '' }) : undefined} value={text} onChange={(event) => onChange(event.target.value)} />;
	}
	if (item.type === 'list' || item.type === 'json' || item.type === 'flag' || text.includes('\n')) {
		return <TextArea label={item.key} mono rows={6} error={error} hint={item.type === 'list' ? t('settings.oneALine') : undefined} value={text} onChange={(event) => onChange(event.target.value)} />;
	}
	return <TextField label={item.key} mono error={error} value={text} onChange={(event) => onChange(event.target.value)} />;
}
