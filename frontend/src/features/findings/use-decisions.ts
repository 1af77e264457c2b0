import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { toast, toastProblem } from '@shared/components/toasts';
import { formatNumber } from '@shared/lib/format';
import { type Finding, type FindingState, useDecideFindings } from './api/findings';

/** Puts findings into a state, says so, and knows the way back. */
export function useDecisions(): (findings: readonly Finding[], state: FindingState) => void {
	const { t } = useTranslation();
	const { mutate } = useDecideFindings();
	return useCallback((findings, state) => {
		const changing = findings.filter((finding) => finding.state !== state);
		const back = changing.map(({ id, state: before }) => ({ id, state: before }));
		mutate(changing.map(({ id }) => ({ id, state })), {
			onSuccess: (problems) => {
				problems.slice(0, 1).forEach(toastProblem);
				const count = changing.length - problems.length;
				if (count > 0) {
					toast(t('findings.decidedMany', { count, number: formatNumber(count), state: t(`findings.state.${state}`) }), { undo: () => mutate(back) });
				}
			},
		});
	}, [mutate, t]);
}
