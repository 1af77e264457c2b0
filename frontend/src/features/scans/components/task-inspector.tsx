import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EntityTypeName } from '@shared/components/entity';
import { Facts, Inspector, Note, Records, Section } from '@shared/components/inspector';
import { StatusDot } from '@shared/components/state-mark';
import { Loaded } from '@shared/components/states';
import { formatClock, formatExact, formatMillis, formatNumber } from '@shared/lib/format';
import { receiptsQuery, type Task, taskQuery } from '../api/tasks';
import { OutcomeMark } from './outcome-mark';

const SHOWN = 60;

/** One question of a scan: whom it reached, and what the scope gate decided about each call. */
export function TaskInspector({ id, onClose }: { id: string; onClose: () => void }) {
	const { t } = useTranslation();
	const query = useQuery(taskQuery(id));
	const task = query.data;
	return (
		<Inspector label={t('task.inspector')} onClose={onClose} head={task ? <EntityTypeName type={task.entity.type} /> : <span />} title={task && <span className="mono">{task.entity.value}</span>}>
			<Loaded query={query}>{(loaded) => <><Outcome task={loaded} /><Receipts id={id} /></>}</Loaded>
		</Inspector>
	);
}

function Outcome({ task }: { task: Task }) {
	const { t } = useTranslation();
	return (
		<>
			<Section title={t('task.why')}><OutcomeMark task={task} />{task.detail && <p>{task.detail}</p>}</Section>
			<Section title={t('task.facts')}>
				<Facts
					facts={[
						[t('task.column.collector'), <span key="collector" className="mono">{task.collector}</span>],
						[t('task.column.state'), t(`task.state.${task.state}`)],
						[t('task.hops'), formatNumber(task.distance)],
						[t('task.inScope'), task.in_scope ? t('task.yes') : t('task.no')],
						[t('task.column.planned'), formatExact(task.planned_at)],
						[t('task.started'), task.started_at ? formatExact(task.started_at) : t('task.notAsked')],
						[t('task.column.took'), formatMillis(task.duration_ms)],
						[t('task.attempts'), formatNumber(task.attempts)],
						[t('task.column.calls'), formatNumber(task.requests)],
						[t('task.column.facts'), formatNumber(task.observations)],
					]}
				/>
			</Section>
		</>
	);
}

function Receipts({ id }: { id: string }) {
	const { t } = useTranslation();
	const query = useQuery(receiptsQuery(id));
	return (
		<Section title={t('task.receipts')}>
			<Loaded query={query} lines={3}>
				{(receipts) => (receipts.length === 0 ? <Note>{t('task.noReceipts')}</Note> : (
					<>
						<Records>
							{receipts.slice(0, SHOWN).map((receipt, number) => (
								<li key={`${receipt.at}-${number}`}>
									<StatusDot tone={receipt.allowed ? 'ok' : 'bad'}>{receipt.allowed ? t('task.allowed') : t('task.refused')}</StatusDot>
									<p className="mono">{receipt.destination}</p>
									<Note>{t('task.receipt', { channel: receipt.channel, count: receipt.calls, at: formatClock(receipt.at) })}</Note>
									<Note>{receipt.reason}</Note>
								</li>
							))}
						</Records>
						{receipts.length > SHOWN && <Note>{t('task.moreReceipts', { count: receipts.length - SHOWN })}</Note>}
					</>
				))}
			</Loaded>
		</Section>
	);
}
