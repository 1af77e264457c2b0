import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { DataGrid, type GridColumn } from '@shared/components/data-grid';
import { EntityValue } from '@shared/components/entity';
import { Select } from '@shared/components/field';
import { Columns, Content, Footer, Toolbar } from '@shared/components/layout';
import { Boundary, Empty, Loaded } from '@shared/components/states';
import { formatExact, formatMillis, formatNumber, NONE } from '@shared/lib/format';
import { isFinal, OUTCOMES, TASK_STATES } from '@shared/lib/shapes';
import { useUrlState } from '@shared/lib/url-state';
import { useRows } from '@shared/lib/use-rows';
import { collectorsOfScanQuery } from '../api/collectors-of-scan';
import { scanQuery } from '../api/scan';
import { type Task, type TaskFilter, taskListQuery } from '../api/tasks';
import type { LogSearch } from '../search';
import { OutcomeMark } from './outcome-mark';
import { TaskInspector } from './task-inspector';

/** Every question of a scan, what came of it, and by what right it was asked. */
export function ScanLog() {
	const { scanId = '' } = useParams({ strict: false });
	const [{ collector, state, outcome, task }, setSearch] = useUrlState<LogSearch>();
	const close = useCallback(() => setSearch({ task: undefined }), [setSearch]);
	return (
		<>
			<LogFilters scanId={scanId} />
			<Columns>
				<Content><Boundary><TaskList scanId={scanId} filter={{ collector, state, outcome }} /></Boundary></Content>
				{task && <Boundary resetKey={task}><TaskInspector id={task} onClose={close} /></Boundary>}
			</Columns>
		</>
	);
}

function LogFilters({ scanId }: { scanId: string }) {
	const { t } = useTranslation();
	const [{ collector = '', state = '', outcome = '' }, setSearch] = useUrlState<LogSearch>();
	const collectors = useQuery(collectorsOfScanQuery(scanId)).data ?? [];
	const choice = (name: keyof LogSearch, label: string, value: string, any: string, options: { value: string; label: string }[]) => (
		<Select compact aria-label={label} value={value} options={[{ value: '', label: any }, ...options]} onChange={(event) => setSearch({ [name]: event.target.value || undefined, task: undefined })} />
	);
	return (
		<Toolbar>
			{choice('collector', t('task.column.collector'), collector, t('task.anyCollector'), collectors.map((row) => ({ value: row.collector, label: row.name })))}
			{choice('state', t('task.column.state'), state, t('task.anyState'), TASK_STATES.map((value) => ({ value, label: t(`task.state.${value}`) })))}
			{choice('outcome', t('task.column.outcome'), outcome, t('task.anyOutcome'), OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) })))}
		</Toolbar>
	);
}

function useColumns(): GridColumn<Task>[] {
	const { t } = useTranslation();
	return useMemo(() => [
		{ id: 'planned', header: t('task.column.planned'), width: '152px', cell: (task) => formatExact(task.planned_at).slice(0, 19) },
		{ id: 'collector', header: t('task.column.collector'), width: 'minmax(110px, 0.8fr)', cell: (task) => task.collector },
		{ id: 'entity', header: t('task.column.entity'), width: 'minmax(180px, 2fr)', cell: (task) => <EntityValue entity={task.entity} /> },
		{ id: 'outcome', header: t('task.column.outcome'), width: '132px', cell: (task) => <OutcomeMark task={task} /> },
		{ id: 'calls', header: t('task.column.calls'), width: '64px', end: true, cell: (task) => formatNumber(task.requests) },
		{ id: 'facts', header: t('task.column.facts'), width: '64px', end: true, cell: (task) => formatNumber(task.observations) },
		{ id: 'took', header: t('task.column.took'), width: '84px', end: true, cell: (task) => formatMillis(task.duration_ms) },
		{ id: 'detail', header: t('task.column.detail'), width: 'minmax(140px, 1.6fr)', cell: (task) => <span title={task.detail ?? undefined}>{task.detail ?? NONE}</span> },
	], [t]);
}

const LIVE_MILLIS = 5_000;

function TaskList({ scanId, filter }: { scanId: string; filter: TaskFilter }) {
	const { t } = useTranslation();
	const [{ task }, setSearch] = useUrlState<LogSearch>();
	const scan = useQuery(scanQuery(scanId)).data;
	const query = useInfiniteQuery({ ...taskListQuery(scanId, filter), refetchInterval: scan && !isFinal(scan.state) ? LIVE_MILLIS : false });
	const { rows, total, more } = useRows(query);
	const columns = useColumns();
	const select = useCallback((id: string) => setSearch({ task: id }), [setSearch]);
	return (
		<Loaded query={{ ...query, data: rows }} lines={14}>
			{(tasks) => {
				if (tasks.length === 0) {
					return Object.values(filter).some(Boolean)
						? <Empty action={<Button onClick={() => setSearch({ collector: undefined, state: undefined, outcome: undefined })}>{t('action.clearFilters')}</Button>}>{t('state.noMatch')}</Empty>
						: <Empty>{t('task.none')}</Empty>;
				}
				return (
					<>
						<DataGrid label={t('scan.tab.log')} rows={tasks} columns={columns} rowId={(row) => row.id} total={total} minWidth={980} selectedId={task} onSelect={select} onEnd={more} />
						<Footer><span>{t('task.count', { count: total, number: formatNumber(total) })}</span><span data-hint>{t('keys.hint')}</span></Footer>
					</>
				);
			}}
		</Loaded>
	);
}
