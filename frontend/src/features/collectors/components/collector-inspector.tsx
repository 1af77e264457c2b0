import { useTranslation } from 'react-i18next';
import { EntityTypeName } from '@shared/components/entity';
import { Switch } from '@shared/components/field';
import { Facts, Inspector, Note, Records, Section } from '@shared/components/inspector';
import { toastProblem } from '@shared/components/toasts';
import { formatMillis, formatNumber } from '@shared/lib/format';
import { OUTCOMES } from '@shared/lib/shapes';
import { type Collector, useDecideCollector } from '../api/collectors';

export function CollectorInspector({ collector, onClose }: { collector: Collector; onClose: () => void }) {
	const { t } = useTranslation();
	const decide = useDecideCollector();
	const active = collector.state === 'active';
	return (
		<Inspector
			label={t('collectors.inspector')} onClose={onClose} head={<span className="mono">{collector.id}</span>} title={collector.name}
			actions={(
				<Switch
					checked={active} label={t('collectors.inNewScans')} disabled={decide.isPending}
					onChange={(wanted) => decide.mutate({ id: collector.id, state: wanted ? 'active' : 'disabled' }, { onError: toastProblem })}
				/>
			)}
		>
			<Section title={t('collectors.about')}><p>{collector.description}</p></Section>
			<Section title={t('collectors.facts')}>
				<Facts
					facts={[
						[t('collectors.closeness'), t(`intrusiveness.${collector.intrusiveness}`)],
						[t('collectors.version'), collector.version],
						[t('collectors.key'), collector.needs_key ? t('collectors.keyNeeded') : t('collectors.noKey')],
						[t('collectors.source'), <span key="source" className="mono">{collector.source_url ?? '—'}</span>],
						collector.min_interval_ms > 0 && [t('collectors.interval'), t('collectors.every', { time: formatMillis(collector.min_interval_ms) })],
						[t('collectors.runs'), formatNumber(collector.runs)],
						[t('collectors.entities'), formatNumber(collector.entities)],
						[t('collectors.average'), formatMillis(collector.average_ms)],
					]}
				/>
			</Section>
			<Section title={t('collectors.outcomes')}>
				{collector.runs === 0 && <Note>{t('collectors.neverRan')}</Note>}
				<Facts facts={OUTCOMES.filter((outcome) => collector.outcomes[outcome]).map((outcome) => [t(`outcome.${outcome}`), formatNumber(collector.outcomes[outcome])] as const)} />
			</Section>
			<Section title={t('collectors.consumes')}><Types types={collector.consumes} /></Section>
			<Section title={t('collectors.produces')}><Types types={collector.produces} /></Section>
		</Inspector>
	);
}

const Types = ({ types }: { types: readonly string[] }) => <Records>{types.map((type) => <li key={type}><EntityTypeName type={type} /></li>)}</Records>;
