import { useQuery } from '@tanstack/react-query';
import { Kanban, List, X } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '@shared/components/button';
import { DataGrid, type GridColumn } from '@shared/components/data-grid';
import { SearchField, Select } from '@shared/components/field';
import { Chip, Columns, Content, Footer, Toolbar } from '@shared/components/layout';
import { SelectionBar } from '@shared/components/selection-bar';
import { SeverityTag } from '@shared/components/severity';
import { Boundary, Empty, Loaded } from '@shared/components/states';
import { formatMinute, formatNumber } from '@shared/lib/format';
import { useMay } from '@shared/lib/permissions';
import { useRowHeight } from '@shared/lib/preferences';
import { SEVERITIES } from '@shared/lib/shapes';
import { useDebounced } from '@shared/lib/use-debounced';
import { useUrlState } from '@shared/lib/url-state';
import { type Finding, findingCountsQuery, type FindingFilter, findingListQuery } from '../api/findings';
import { FINDING_STATES, type FindingsSearch } from '../search';
import { useDecisions } from '../use-decisions';
import { FindingBoard } from './finding-board';
import { FindingInspector } from './finding-inspector';

/** Filters, list and inspector; of one scan or of all. */
export function FindingsView({ scanId }: { scanId?: string }) {
	const [{ q, severity, state, finding, page, rule, view }, setSearch] = useUrlState<FindingsSearch>();
	const close = useCallback(() => setSearch({ finding: undefined }), [setSearch]);
	const filter = { scan_id: scanId, q: useDebounced(q), severity, rule_id: rule };
	return (
		<>
			<FindingFilters scanId={scanId} />
			<Columns>
				<Content><Boundary>{view === 'board' ? <FindingBoard filter={filter} /> : <FindingList filter={{ ...filter, state, page }} />}</Boundary></Content>
				{finding && <Boundary resetKey={finding}><FindingInspector id={finding} onClose={close} /></Boundary>}
			</Columns>
		</>
	);
}

function FindingFilters({ scanId }: { scanId?: string }) {
	const { t } = useTranslation();
	const [{ q = '', severity, state = '', rule, view }, setSearch] = useUrlState<FindingsSearch>();
	const counts = useQuery(findingCountsQuery(scanId)).data;
	const states = [{ value: '', label: t('findings.anyState') }, ...FINDING_STATES.map((value) => ({ value, label: t(`findings.state.${value}`) }))];
	return (
		<Toolbar>
			<SearchField label={t('findings.filter')} value={q} onChange={(text) => setSearch({ q: text, page: undefined })} />
			<IconButton
				icon={view ? List : Kanban} kind="default" label={view ? t('findings.asList') : t('findings.asBoard')} onClick={() => setSearch({ view: view ? undefined : 'board', page: undefined })}
			/>
			{rule && <Button icon={X} onClick={() => setSearch({ rule: undefined, page: undefined })}>{t('findings.ofRule', { rule })}</Button>}
			<Select disabled={view === 'board'} compact aria-label={t('findings.column.state')} options={states} value={state} onChange={(event) => setSearch({ state: (event.target.value || undefined) as FindingsSearch['state'], page: undefined })} />
			<Chip pressed={!severity} count={counts?.total} onClick={() => setSearch({ severity: undefined, page: undefined })}>{t('findings.all')}</Chip>
			{SEVERITIES.map((name) => (
				<Chip key={name} pressed={severity === name} count={counts ? (counts.by_severity[name] ?? 0) : undefined} onClick={() => setSearch({ severity: name, page: undefined })}>{t(`severity.${name}`)}</Chip>
			))}
		</Toolbar>
	);
}

function useColumns(): GridColumn<Finding>[] {
	const { t } = useTranslation();
	return useMemo(() => [
		{ id: 'severity', header: t('findings.column.severity'), width: '92px', cell: (finding) => <SeverityTag severity={finding.severity} /> },
		{ id: 'headline', header: t('findings.column.headline'), width: 'minmax(220px, 3fr)', cell: (finding) => <span title={finding.headline}>{finding.headline}</span> },
		{ id: 'rule', header: t('findings.column.rule'), width: 'minmax(120px, 1fr)', cell: (finding) => finding.rule_name },
		{ id: 'evidence', header: t('findings.column.evidence'), width: '84px', end: true, cell: (finding) => formatNumber(finding.evidence.length) },
		{ id: 'state', header: t('findings.column.state'), width: '112px', cell: (finding) => (finding.reopened && finding.state === 'open' ? t('findings.reopened') : t(`findings.state.${finding.state}`)) },
		{ id: 'created', header: t('findings.column.created'), width: '130px', cell: (finding) => formatMinute(finding.created_at) },
	], [t]);
}

function FindingList({ filter }: { filter: FindingFilter }) {
	const { t } = useTranslation();
	const [{ finding }, setSearch] = useUrlState<FindingsSearch>();
	const query = useQuery(findingListQuery(filter));
	const columns = useColumns();
	const rowHeight = useRowHeight();
	const may = useMay('finding:write');
	const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
	const decide = useDecisions();
	const select = useCallback((id: string) => setSearch({ finding: id }), [setSearch]);
	return (
		<Loaded query={query} lines={10}>
			{({ data, meta: { pagination } }) => {
				if (data.length === 0) {
					return filter.q || filter.severity || filter.state || filter.rule_id
						? <Empty action={<Button onClick={() => setSearch({ q: undefined, severity: undefined, state: undefined, rule: undefined, page: undefined })}>{t('action.clearFilters')}</Button>}>{t('state.noMatch')}</Empty>
						: <Empty>{filter.scan_id ? t('findings.noneInScan') : t('findings.none')}</Empty>;
				}
				return (
					<>
						{marked.size > 0 && (
							<SelectionBar count={marked.size} onClear={() => setMarked(new Set())}>
								{FINDING_STATES.map((wanted) => (
									<Button
										key={wanted} shortcut={wanted === 'false_positive' ? 'F' : undefined} onClick={() => {
											decide(data.filter(({ id }) => marked.has(id)), wanted);
											setMarked(new Set());
										}}
									>
										{t(`findings.state.${wanted}`)}
									</Button>
								))}
							</SelectionBar>
						)}
						<DataGrid
							label={t('nav.findings')} rows={data} columns={columns} rowId={(row) => row.id} total={data.length} rowHeight={rowHeight} minWidth={790} selectedId={finding} onSelect={select}
							marks={may ? { marked, onMark: setMarked } : undefined}
							onKey={(key, id) => {
								if (key === 'f' && may) {
									decide(data.filter((row) => (marked.size > 0 ? marked.has(row.id) : row.id === id)), 'false_positive');
									setMarked(new Set());
								}
							}}
						/>
						<Footer>
							<span>{t('findings.count', { count: pagination.total, number: formatNumber(pagination.total) })}</span>
							{pagination.last_page > 1 && (
								<span>
									<Button kind="quiet" disabled={pagination.current_page <= 1} onClick={() => setSearch({ page: pagination.current_page - 1 })}>{t('action.previous')}</Button>
									{t('state.page', { page: pagination.current_page, last: pagination.last_page })}
									<Button kind="quiet" disabled={pagination.current_page >= pagination.last_page} onClick={() => setSearch({ page: pagination.current_page + 1 })}>{t('action.next')}</Button>
								</span>
							)}
						</Footer>
					</>
				);
			}}
		</Loaded>
	);
}
