import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EntityValue } from '@shared/components/entity';
import { Select } from '@shared/components/field';
import { Facts, Inspector, inspectorLink, Note, Records, Section } from '@shared/components/inspector';
import { SeverityTag } from '@shared/components/severity';
import { Loaded } from '@shared/components/states';
import { toast, toastProblem } from '@shared/components/toasts';
import { formatExact } from '@shared/lib/format';
import { type Finding, findingQuery, type FindingState, useDecideFinding } from '../api/findings';
import { FINDING_STATES } from '../search';

/** What was concluded, why it matters, and on what evidence. */
export function FindingInspector({ id, onClose }: { id: string; onClose: () => void }) {
	const { t } = useTranslation();
	const query = useQuery(findingQuery(id));
	const finding = query.data;
	return (
		<Inspector
			label={t('findings.inspector')} onClose={onClose} head={finding ? <SeverityTag severity={finding.severity} /> : <span />} title={finding?.headline}
			actions={finding && <Decision finding={finding} />}
		>
			<Loaded query={query}>
				{(loaded) => (
					<>
						<Section title={t('findings.why')}><p>{loaded.why}</p></Section>
						<Section title={t('findings.facts')}>
							<Facts
								facts={[
									[t('findings.column.rule'), loaded.rule_name],
									[t('findings.column.created'), formatExact(loaded.created_at)],
									!!loaded.updated_at && loaded.updated_at !== loaded.created_at && [t('findings.updated'), formatExact(loaded.updated_at)],
									[t('findings.scan'), <Link key="scan" to="/scans/$scanId" params={{ scanId: loaded.scan_id }}>{t('findings.openScan')}</Link>],
								]}
							/>
						</Section>
						<Evidence finding={loaded} />
					</>
				)}
			</Loaded>
		</Inspector>
	);
}

function Decision({ finding }: { finding: Finding }) {
	const { t } = useTranslation();
	const decide = useDecideFinding();
	const put = (state: FindingState, before?: FindingState) => decide.mutate({ id: finding.id, state }, {
		onSuccess: () => before && toast(t('findings.decided', { state: t(`findings.state.${state}`) }), { undo: () => put(before) }),
		onError: toastProblem,
	});
	return (
		<Select
			compact aria-label={t('findings.decide')} value={finding.state} disabled={decide.isPending}
			options={FINDING_STATES.map((value) => ({ value, label: t(`findings.state.${value}`) }))}
			onChange={(event) => put(event.target.value as FindingState, finding.state)}
		/>
	);
}

function Evidence({ finding }: { finding: Finding }) {
	const { t } = useTranslation();
	const entities = [...new Map(finding.evidence.map(({ entity }) => [entity.id, entity])).values()];
	return (
		<Section title={t('findings.evidence')}>
			{entities.length === 0 && <Note>{t('findings.noEvidence')}</Note>}
			<Records>
				{entities.map((entity) => (
					<li key={entity.id}>
						<Link to="/scans/$scanId/entities" params={{ scanId: finding.scan_id }} search={{ entity: entity.id }} className={inspectorLink}><EntityValue entity={entity} /></Link>
					</li>
				))}
			</Records>
		</Section>
	);
}
