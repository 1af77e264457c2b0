import { useTranslation } from 'react-i18next';
import { StatusDot, type Tone } from '@shared/components/state-mark';
import type { Outcome } from '@shared/lib/shapes';
import type { Task } from '../api/tasks';

const TONE: Record<Outcome, Tone> = {
	answered: 'ok', empty: 'ok', blocked: 'bad', quota: 'warn', unreachable: 'bad', unreadable: 'bad', not_permitted: 'warn', out_of_scope: 'warn',
};

/** What came of a question; as long as nothing did, where it is. */
export function OutcomeMark({ task }: { task: Pick<Task, 'outcome' | 'state'> }) {
	const { t } = useTranslation();
	return task.outcome ? <StatusDot tone={TONE[task.outcome]}>{t(`outcome.${task.outcome}`)}</StatusDot>
		: <StatusDot tone={task.state === 'running' ? 'active' : 'idle'}>{t(`task.state.${task.state}`)}</StatusDot>;
}
