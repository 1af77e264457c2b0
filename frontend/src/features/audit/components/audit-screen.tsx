import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, ShieldCheck } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonAnchor } from '@shared/components/button';
import { DataGrid, type GridColumn } from '@shared/components/data-grid';
import { SearchField, Select, TextField } from '@shared/components/field';
import { Facts, Inspector, Section } from '@shared/components/inspector';
import { Columns, Content, Footer, Screen, ScreenHeader, Toolbar } from '@shared/components/layout';
import { StatusDot } from '@shared/components/state-mark';
import { Boundary, Empty, Loaded } from '@shared/components/states';
import { formatExact, formatNumber, NONE } from '@shared/lib/format';
import { useDebounced } from '@shared/lib/use-debounced';
import { useUrlState } from '@shared/lib/url-state';
import { useRows } from '@shared/lib/use-rows';
import { type AuditEntry, auditExport, type AuditFilter, auditQuery, useVerifyAudit } from '../api/audit';
import { ACTIONS, filterOf } from '../filter';
import type { AuditSearch } from '../search';
import styles from './audit.module.css';

/** Who changed what, and proof that nobody has touched what is written about it. */
export function AuditScreen() {
	const { t } = useTranslation();
	const [search] = useUrlState<AuditSearch>();
	const { actor, action, resource, from, to } = search;
	const typed = useMemo(() => filterOf({ actor, action, resource, from, to }), [actor, action, resource, from, to]);
	const filter = useDebounced(typed);
	return (
		<Screen>
			<ScreenHeader
				title={t('nav.audit')} facts={t('audit.lead')}
				actions={<><Verification /><ButtonAnchor icon={Download} href={auditExport(filter)} download>{t('audit.export')}</ButtonAnchor></>}
			/>
			<Filters />
			<Boundary><Entries filter={filter} /></Boundary>
		</Screen>
	);
}

function Verification() {
	const { t } = useTranslation();
	const verify = useVerifyAudit();
	const answer = verify.data;
	return (
		<>
			<span role="status" className={styles.verdict}>
				{answer && <StatusDot tone={answer.intact ? 'ok' : 'bad'}>{answer.intact ? t('audit.intact', { number: formatNumber(answer.checked) }) : t('audit.broken', { at: formatNumber(answer.broken_at), number: formatNumber(answer.checked) })}</StatusDot>}
				{verify.error && <span className={styles.bad}>{verify.error.message}</span>}
			</span>
			<Button icon={ShieldCheck} disabled={verify.isPending} onClick={() => verify.mutate()}>{t('audit.verify')}</Button>
		</>
	);
}

function Filters() {
	const { t } = useTranslation();
	const [{ actor = '', action = '', resource = '', from = '', to = '' }, setSearch] = useUrlState<AuditSearch>();
	return (
		<Toolbar>
			<SearchField label={t('audit.filterActor')} value={actor} onChange={(text) => setSearch({ actor: text })} />
			<SearchField further label={t('audit.filterResource')} value={resource} onChange={(text) => setSearch({ resource: text })} />
			<Select compact aria-label={t('audit.action')} value={action} options={[{ value: '', label: t('audit.filterAction') }, ...ACTIONS.map((value) => ({ value, label: value }))]} onChange={(event) => setSearch({ action: event.target.value })} />
			<div className={styles.times}>
				<TextField label={t('audit.from')} type="datetime-local" value={from} onChange={(event) => setSearch({ from: event.target.value })} />
				<TextField label={t('audit.to')} type="datetime-local" value={to} onChange={(event) => setSearch({ to: event.target.value })} />
			</div>
		</Toolbar>
	);
}

function Entries({ filter }: { filter: AuditFilter }) {
	const { t } = useTranslation();
	const [{ entry }, setSearch] = useUrlState<AuditSearch>();
	const query = useInfiniteQuery(auditQuery(filter));
	const { rows, total, more } = useRows(query);
	const columns = useColumns();
	const select = useCallback((id: string) => setSearch({ entry: id }), [setSearch]);
	const close = useCallback(() => setSearch({ entry: undefined }), [setSearch]);
	const chosen = rows?.find(({ id }) => id === entry);
	return (
		<Columns>
			<Content>
				<Loaded query={{ ...query, data: rows }} lines={14}>
					{(entries) => {
						if (entries.length === 0) {
							return Object.keys(filter).length > 0
								? <Empty action={<Button onClick={() => setSearch({ actor: undefined, action: undefined, resource: undefined, from: undefined, to: undefined })}>{t('action.clearFilters')}</Button>}>{t('state.noMatch')}</Empty>
								: <Empty>{t('audit.none')}</Empty>;
						}
						return (
							<>
								<DataGrid label={t('nav.audit')} rows={entries} columns={columns} rowId={({ id }) => id} total={total} minWidth={880} selectedId={entry} onSelect={select} onEnd={more} />
								<Footer><span>{t('audit.count', { count: total, number: formatNumber(total) })}</span><span data-hint>{t('keys.hint')}</span></Footer>
							</>
						);
					}}
				</Loaded>
			</Content>
			{chosen && <EntryInspector entry={chosen} onClose={close} />}
		</Columns>
	);
}

function useColumns(): GridColumn<AuditEntry>[] {
	const { t } = useTranslation();
	return useMemo(() => [
		{ id: 'at', header: t('audit.at'), width: '152px', cell: (entry) => formatExact(entry.occurred_at).slice(0, 19) },
		{ id: 'actor', header: t('audit.actor'), width: 'minmax(110px, 1fr)', cell: ({ actor }) => actor ?? <span className="muted">{t('audit.nobody')}</span> },
		{ id: 'action', header: t('audit.action'), width: '132px', cell: ({ action }) => <span className="mono">{action}</span> },
		{ id: 'resource', header: t('audit.resource'), width: 'minmax(220px, 3fr)', cell: ({ resource }) => <span className="mono" title={resource}>{resource}</span> },
		{ id: 'status', header: t('audit.status'), width: '78px', end: true, cell: ({ status }) => (status === 0 ? NONE : status) },
		{ id: 'detail', header: t('audit.detail'), width: 'minmax(140px, 1.4fr)', cell: ({ detail }) => <span title={detail ?? undefined}>{detail ?? NONE}</span> },
	], [t]);
}

function EntryInspector({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
	const { t } = useTranslation();
	const kind = entry.kind === 'call' || entry.kind === 'security' ? t(`audit.kinds.${entry.kind}`) : entry.kind;
	return (
		<Inspector label={t('audit.inspector')} onClose={onClose} head={<span className="mono">{entry.action}</span>} title={<span className="mono">{entry.resource}</span>}>
			{entry.detail && <Section title={t('audit.detail')}><p>{entry.detail}</p></Section>}
			<Section title={t('audit.facts')}>
				<Facts
					facts={[
						[t('audit.at'), formatExact(entry.occurred_at)], [t('audit.actor'), entry.actor ?? t('audit.nobody')], [t('audit.kind'), kind],
						[t('audit.status'), entry.status === 0 ? t('audit.noAnswer') : String(entry.status)], [t('audit.request'), <span key="request" className="mono">{entry.request_id}</span>],
						[t('audit.hash'), <span key="hash" className="mono">{entry.hash ?? NONE}</span>],
					]}
				/>
			</Section>
		</Inspector>
	);
}
