import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { TextArea, TextField } from '@shared/components/field';
import { Columns, Content, Screen, ScreenHeader, Scroll } from '@shared/components/layout';
import { Problem } from '@shared/lib/http';
import { useDebounced } from '@shared/lib/use-debounced';
import { useUrlState } from '@shared/lib/url-state';
import { detectQuery } from '../api/detect';
import { useStartScan } from '../api/start-scan';
import { DEFAULT_PROFILE, isProfile, MAX_HOPS, type ProfileName } from '../profiles';
import type { NewScanSearch } from '../search';
import { DetectedTargets } from './detected-targets';
import styles from './new-scan.module.css';
import { ProfileCards } from './profile-cards';

export function NewScanScreen() {
	const { t } = useTranslation();
	return (
		<Screen>
			<ScreenHeader title={t('scans.new')} />
			<Columns><Content><Scroll label={t('scans.new')}><NewScanForm /></Scroll></Content></Columns>
		</Screen>
	);
}

const linesOf = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean);

function NewScanForm() {
	const { t } = useTranslation();
	const navigate = useNavigate();
	const [preset] = useUrlState<NewScanSearch>();
	const [targets, setTargets] = useState(preset.target ?? '');
	const [types, setTypes] = useState<Record<string, string>>({});
	const [profile, setProfile] = useState<ProfileName>(isProfile(preset.profile) ? preset.profile : DEFAULT_PROFILE);
	const [name, setName] = useState('');
	const [hops, setHops] = useState('');
	const [deny, setDeny] = useState('');
	const [key] = useState(() => randomKey());
	const start = useStartScan(key);
	const detection = useQuery(detectQuery(useDebounced(targets)));
	const lines = linesOf(targets);
	const failure = start.error instanceof Problem ? start.error : undefined;
	const submit = (event: FormEvent) => {
		event.preventDefault();
		start.mutate(
			{
				targets: lines.map((value) => ({ value, ...(types[value] ? { type: types[value] } : {}) })), profile,
				...(name.trim() ? { name: name.trim() } : {}), ...(hops.trim() ? { hop_limit: Number(hops) } : {}),
				...(linesOf(deny).length > 0 ? { deny: linesOf(deny) } : {}),
			},
			{ onSuccess: ({ id }) => void navigate({ to: '/scans/$scanId', params: { scanId: id } }) },
		);
	};
	const fieldError = (field: string) => failure?.errors.find((error) => error.field === field || error.field.startsWith(`${field}[`))?.message;
	return (
		<form className={styles.form} onSubmit={submit}>
			<TextArea
				label={t('newScan.targets')} hint={t('newScan.targetsHint')} error={fieldError('targets')} mono rows={4} autoFocus required spellCheck={false} value={targets}
				placeholder={'example.com\n192.0.2.0/24\nsomebody@example.com'} onChange={(event) => setTargets(event.target.value)}
			/>
			{lines.length > 0 && detection.data && <DetectedTargets detected={detection.data} types={types} onType={(input, type) => setTypes({ ...types, [input]: type })} />}
			{detection.error && lines.length > 0 && <p className={styles.bad} role="alert">{detection.error.message}</p>}
			<ProfileCards chosen={profile} onChoose={setProfile} />
			<div className={styles.pair}>
				<TextField label={t('newScan.name')} hint={t('newScan.nameHint')} error={fieldError('name')} maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
				<TextField label={t('newScan.hops')} hint={t('newScan.hopsHint')} error={fieldError('hop_limit')} type="number" min={0} max={MAX_HOPS} value={hops} onChange={(event) => setHops(event.target.value)} />
			</div>
			<TextArea label={t('newScan.deny')} hint={t('newScan.denyHint')} error={fieldError('deny')} mono rows={2} spellCheck={false} value={deny} onChange={(event) => setDeny(event.target.value)} />
			<div className={styles.start}>
				<Button type="submit" kind="primary" large icon={Play} disabled={start.isPending || lines.length === 0}>{t('newScan.start')}</Button>
				{start.error && <p className={styles.bad} role="alert">{failure?.detail ?? t('state.broken')}</p>}
			</div>
		</form>
	);
}

/** `crypto.randomUUID` exists in secure contexts only, which plain HTTP from afar is not. */
const randomKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
