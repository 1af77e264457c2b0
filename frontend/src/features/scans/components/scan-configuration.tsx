import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { DialogActions } from '@shared/components/dialog';
import { DurationField } from '@shared/components/duration-field';
import { EntityValue } from '@shared/components/entity';
import { SelectField, TextField } from '@shared/components/field';
import { Facts } from '@shared/components/inspector';
import { Cards, Columns, Content, Panel, Scroll } from '@shared/components/layout';
import { Loaded } from '@shared/components/states';
import { toast } from '@shared/components/toasts';
import { secondsOf } from '@shared/lib/duration';
import { formatExact, formatNumber, formatSpan } from '@shared/lib/format';
import { useMay } from '@shared/lib/permissions';
import { isFinal, PRIORITIES, type Priority } from '@shared/lib/shapes';
import { type Scan, scanQuery } from '../api/scan';
import { useChangeScan } from '../api/scan-actions';
import { changeOf, termsOf } from '../terms';
import styles from './scans.module.css';

const MAX_HOPS = 10;

/** What a scan was asked to do, and what may still be changed about it. */
export function ScanConfiguration() {
	const { t } = useTranslation();
	const { scanId = '' } = useParams({ strict: false });
	const query = useQuery(scanQuery(scanId));
	return (
		<Columns>
			<Content>
				<Scroll label={t('scan.tab.configuration')}>
					<div style={{ height: 16 }} />
					<Loaded query={query}>{(scan) => <Cards><Order scan={scan} /><Change scan={scan} /></Cards>}</Loaded>
				</Scroll>
			</Content>
		</Columns>
	);
}

function Order({ scan }: { scan: Scan }) {
	const { t } = useTranslation();
	const used = (count: number, most: number | null | undefined) => t('scan.ofMost', { used: formatNumber(count), most: formatNumber(most) });
	return (
		<Panel title={t('scan.plan')}>
			<div className={styles.padded}>
				<Facts
					facts={[
						[t('scan.fact.targets'), <Values key="targets">{scan.targets.map((target) => <li key={target.id}><EntityValue entity={target} /></li>)}</Values>],
						[t('scan.fact.profile'), t('scan.profileOf', { profile: scan.profile, closeness: t(`intrusiveness.${scan.intrusiveness}`) })],
						[t('scan.fact.deny'), scan.deny.length === 0 ? t('scan.nothing') : <Values key="deny">{scan.deny.map((rule) => <li key={rule} className="mono">{rule}</li>)}</Values>],
						[t('scan.fact.priority'), t(`priority.${scan.priority}`)],
						[t('scan.fact.hops'), formatNumber(scan.hop_limit)],
						[t('scan.fact.duration'), formatSpan(secondsOf(scan.budget.duration) ?? 0)],
						[t('scan.fact.entities'), used(scan.progress.entities, scan.budget.entities)],
						[t('scan.fact.requests'), used(scan.requests, scan.budget.requests)],
						scan.stopped_collectors.length > 0 && [t('scan.fact.stopped'), scan.stopped_collectors.join(', ')],
						[t('scan.fact.owner'), scan.owner],
						[t('scan.fact.created'), formatExact(scan.created_at)],
						[t('scan.fact.started'), formatExact(scan.started_at)],
						[t('scan.fact.finished'), formatExact(scan.finished_at)],
					]}
				/>
			</div>
		</Panel>
	);
}

const Values = ({ children }: { children: ReactNode }) => <ul>{children}</ul>;

function Change({ scan }: { scan: Scan }) {
	const { t } = useTranslation();
	const mayChange = useMay('scan:write');
	const refused = isFinal(scan.state) ? t('scan.unchangeable') : mayChange ? undefined : t('scan.readOnly');
	return (
		<Panel title={t('scan.change')}>
			{refused ? <p className={styles.padded}>{refused}</p> : <ChangeForm key={JSON.stringify(termsOf(scan))} scan={scan} />}
		</Panel>
	);
}

function ChangeForm({ scan }: { scan: Scan }) {
	const { t } = useTranslation();
	const [terms, setTerms] = useState(() => termsOf(scan));
	const change = useChangeScan(scan.id);
	const wanted = changeOf(scan, terms);
	const submit = (event: FormEvent) => {
		event.preventDefault();
		change.mutate(wanted, { onSuccess: () => toast(t('scan.changed')) });
	};
	return (
		<form className={styles.changeForm} onSubmit={submit}>
			<SelectField
				label={t('priority.label')} hint={t('priority.hint')} value={terms.priority} options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
				onChange={(event) => setTerms({ ...terms, priority: event.target.value as Priority })}
			/>
			<TextField label={t('newScan.hops')} type="number" min={0} max={MAX_HOPS} required value={terms.hops} onChange={(event) => setTerms({ ...terms, hops: event.target.value })} />
			<DurationField label={t('budget.duration')} value={terms.duration} onChange={(duration) => setTerms({ ...terms, duration })} />
			<TextField label={t('budget.entities')} type="number" min={1} required value={terms.entities} onChange={(event) => setTerms({ ...terms, entities: event.target.value })} />
			<TextField label={t('budget.requests')} type="number" min={1} required value={terms.requests} onChange={(event) => setTerms({ ...terms, requests: event.target.value })} />
			<p className="muted">{t('scan.changeHint')}</p>
			{change.error && <p className={styles.bad} role="alert">{change.error.message}</p>}
			<DialogActions><Button type="submit" kind="primary" disabled={change.isPending || Object.keys(wanted).length === 0}>{t('scan.save')}</Button></DialogActions>
		</form>
	);
}
