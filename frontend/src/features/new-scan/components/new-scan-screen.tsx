import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { DurationField } from '@shared/components/duration-field';
import { FieldGroup, SelectField, TextArea, TextField } from '@shared/components/field';
import { Screen, ScreenHeader, Scroll } from '@shared/components/layout';
import { Boundary, Loaded } from '@shared/components/states';
import { Problem } from '@shared/lib/http';
import { PRIORITIES, type Priority } from '@shared/lib/shapes';
import { useDebounced } from '@shared/lib/use-debounced';
import { useUrlState } from '@shared/lib/url-state';
import { projectsQuery } from '../api/catalogue';
import { detectQuery } from '../api/detect';
import { earlierScanQuery } from '../api/earlier-scan';
import { useStartScan } from '../api/start-scan';
import { type Draft, draftLike, emptyDraft, linesOf, orderOf } from '../order';
import { MAX_HOPS, PROFILES } from '../profiles';
import type { NewScanSearch } from '../search';
import { CollectorChoice } from './collector-choice';
import { DetectedTargets } from './detected-targets';
import styles from './new-scan.module.css';
import { ProfileCards } from './profile-cards';
import { ScanPreview } from './scan-preview';

export function NewScanScreen() {
	const [preset] = useUrlState<NewScanSearch>();
	const like = useQuery({ ...earlierScanQuery(preset.like ?? ''), enabled: !!preset.like });
	return (
		<Screen>
			{preset.like ? <Loaded query={like}>{(earlier) => <NewScanForm key={preset.like} initial={draftLike(earlier)} like={earlier.scan.name} />}</Loaded> : <NewScanForm initial={emptyDraft(preset)} />}
		</Screen>
	);
}

const isReady = ({ targets, collectors }: Draft) => linesOf(targets).length > 0 && collectors?.length !== 0;

/** @param like the name of the scan that it begins from */
function NewScanForm({ initial, like }: { initial: Draft; like?: string }) {
	const { t } = useTranslation();
	const navigate = useNavigate();
	const [draft, setDraft] = useState(initial);
	const [key] = useState(() => randomKey());
	const id = useId();
	const start = useStartScan(key);
	const failure = start.error instanceof Problem ? start.error : undefined;
	const change = (wanted: Partial<Draft>) => setDraft({ ...draft, ...wanted });
	const errorOf = (field: string) => failure?.errors.find((error) => error.field === field || error.field.startsWith(`${field}[`))?.message;
	const settled = useDebounced(draft, 300);
	const detection = useQuery(detectQuery(settled.targets));
	const understood = detection.data !== undefined && !detection.isPlaceholderData;
	const unread = (detection.data ?? []).some(({ input, problem }) => problem && !settled.types[input]);
	const submit = (event: FormEvent) => {
		event.preventDefault();
		start.mutate(orderOf(draft), { onSuccess: ({ id }) => void navigate({ to: '/scans/$scanId', params: { scanId: id } }) });
	};
	const section = { draft, change, errorOf };
	return (
		<>
			<ScreenHeader
				title={t('scans.new')} facts={like && t('newScan.cloneOf', { name: like })}
				actions={<Button type="submit" form={id} kind="primary" icon={Play} disabled={start.isPending || !isReady(draft)}>{t('newScan.start')}</Button>}
			/>
			<div className={styles.page}>
				<Scroll label={t('scans.new')}>
					<form id={id} className={styles.form} onSubmit={submit}>
						{start.error && <p className={styles.failure} role="alert">{failure?.detail ?? t('state.broken')}</p>}
						<Targets {...section} />
						<ProfileCards chosen={draft.profile} onChoose={(profile) => change({ profile })} />
						<CollectorChoice most={PROFILES.find(({ name }) => name === draft.profile)!.intrusiveness} chosen={draft.collectors} onChoose={(collectors) => change({ collectors })} />
						<Scope {...section} />
						<Limits {...section} />
					</form>
				</Scroll>
				<Boundary><ScanPreview order={isReady(settled) ? orderOf(settled) : undefined} understood={understood} unread={unread} /></Boundary>
			</div>
		</>
	);
}

type SectionProps = { draft: Draft; change: (wanted: Partial<Draft>) => void; errorOf: (field: string) => string | undefined };

function Targets({ draft, change, errorOf }: SectionProps) {
	const { t } = useTranslation();
	const detection = useQuery(detectQuery(useDebounced(draft.targets)));
	const any = linesOf(draft.targets).length > 0;
	return (
		<>
			<TextArea
				label={t('newScan.targets')} hint={t('newScan.targetsHint')} error={errorOf('targets')} mono rows={4} autoFocus required spellCheck={false} value={draft.targets}
				placeholder={'example.com\n192.0.2.0/24\nsomebody@example.com'} onChange={(event) => change({ targets: event.target.value })}
			/>
			{any && detection.data && <DetectedTargets detected={detection.data} types={draft.types} onType={(input, type) => change({ types: { ...draft.types, [input]: type } })} />}
			{any && detection.error && <p className={styles.bad} role="alert">{detection.error.message}</p>}
		</>
	);
}

function Scope({ draft, change, errorOf }: SectionProps) {
	const { t } = useTranslation();
	const projects = useQuery(projectsQuery).data ?? [];
	return (
		<FieldGroup legend={t('newScan.scope')}>
			<div className={styles.pair}>
				<TextField label={t('newScan.hops')} hint={t('newScan.hopsHint')} error={errorOf('hop_limit')} type="number" min={0} max={MAX_HOPS} value={draft.hops} onChange={(event) => change({ hops: event.target.value })} />
				<TextArea label={t('newScan.deny')} hint={t('newScan.denyHint')} error={errorOf('deny')} mono rows={2} spellCheck={false} value={draft.deny} onChange={(event) => change({ deny: event.target.value })} />
				<TextField label={t('newScan.name')} hint={t('newScan.nameHint')} error={errorOf('name')} maxLength={200} value={draft.name} onChange={(event) => change({ name: event.target.value })} />
				{projects.length > 1 && <SelectField label={t('newScan.project')} value={draft.project || projects[0]!.id} options={projects.map(({ id, name }) => ({ value: id, label: name }))} onChange={(event) => change({ project: event.target.value })} />}
			</div>
		</FieldGroup>
	);
}

function Limits({ draft, change, errorOf }: SectionProps) {
	const { t } = useTranslation();
	return (
		<FieldGroup legend={t('newScan.limits')}>
			<div className={styles.limits}>
				<DurationField label={t('budget.duration')} error={errorOf('budget.duration')} value={draft.duration} onChange={(duration) => change({ duration })} />
				<TextField label={t('budget.entities')} error={errorOf('budget.entities')} type="number" min={1} value={draft.entities} onChange={(event) => change({ entities: event.target.value })} />
				<TextField label={t('budget.requests')} error={errorOf('budget.requests')} type="number" min={1} value={draft.requests} onChange={(event) => change({ requests: event.target.value })} />
				<SelectField label={t('priority.label')} value={draft.priority} options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))} onChange={(event) => change({ priority: event.target.value as Priority })} />
			</div>
			<p className={styles.hint}>{t('budget.hint')}</p>
		</FieldGroup>
	);
}

/** `crypto.randomUUID` exists in secure contexts only, which plain HTTP from afar is not. */
const randomKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
