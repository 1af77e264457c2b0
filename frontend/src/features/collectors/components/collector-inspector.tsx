import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EntityTypeName } from '@shared/components/entity';
import { Switch } from '@shared/components/field';
import { Facts, Inspector, Note, Records, Section } from '@shared/components/inspector';
import { Loaded } from '@shared/components/states';
import { toastProblem } from '@shared/components/toasts';
import { formatExact, formatMillis, formatNumber } from '@shared/lib/format';
import { useMay } from '@shared/lib/permissions';
import { OUTCOMES } from '@shared/lib/shapes';
import { type Collector, useDecideCollector } from '../api/collectors';
import { versionsQuery } from '../api/versions';
import { HealthMark } from './health-mark';
import { SourceKeys } from './source-keys';
import { SourceLimits } from './source-limits';

export function CollectorInspector({ collector, onClose }: { collector: Collector; onClose: () => void }) {
	const { t } = useTranslation();
	const decide = useDecideCollector();
	const active = collector.state === 'active';
	const mayDecide = useMay('module:write') && collector.state !== 'deprecated';
	const mayRead = useMay('config:read');
	const mayChange = useMay('config:write');
	return (
		<Inspector
			label={t('collectors.inspector')} onClose={onClose} head={<span className="mono">{collector.id}</span>} title={collector.name}
			actions={mayDecide && (
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
				<HealthMark collector={collector} />
				<Facts facts={OUTCOMES.filter((outcome) => collector.outcomes[outcome]).map((outcome) => [t(`outcome.${outcome}`), formatNumber(collector.outcomes[outcome])] as const)} />
			</Section>
			<Section title={t('collectors.consumes')}><Types types={collector.consumes} /></Section>
			<Section title={t('collectors.produces')}><Types types={collector.produces} /></Section>
			{mayChange && <SourceKeys key={`keys-${collector.id}`} collector={collector} />}
			{mayRead && <SourceLimits key={`limits-${collector.id}`} collector={collector} />}
			<Versions id={collector.id} />
		</Inspector>
	);
}

const Types = ({ types }: { types: readonly string[] }) => <Records>{types.map((type) => <li key={type}><EntityTypeName type={type} /></li>)}</Records>;

function Versions({ id }: { id: string }) {
	const { t } = useTranslation();
	const query = useQuery(versionsQuery(id));
	return (
		<Section title={t('collectors.versions')}>
			<Loaded query={query} lines={1}>
				{(versions) => (versions.length === 0 ? <Note>{t('collectors.noVersions')}</Note>
					: <Records>{versions.map(({ version, first_seen: since }) => <li key={version}>{t('collectors.versionSince', { version, since: formatExact(since) })}</li>)}</Records>)}
			</Loaded>
		</Section>
	);
}
