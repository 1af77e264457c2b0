import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Copy, Flag, Share2, SquareArrowOutUpRight, StickyNote, Tag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink, IconButton } from '@shared/components/button';
import { EntityIcon, EntityTypeName, EntityValue, Tags } from '@shared/components/entity';
import { Facts, Inspector, inspectorLink, Note, Path, PathStep, Records, Section } from '@shared/components/inspector';
import { Loaded } from '@shared/components/states';
import { toast, toastProblem } from '@shared/components/toasts';
import { relationName } from '@shared/lib/entity-types';
import { formatExact, formatNumber, NONE } from '@shared/lib/format';
import { useMay } from '@shared/lib/permissions';
import { type Entity, entityQuery } from '../api/entity';
import type { MarkKind } from '../api/marks';
import { explanationQuery, historyQuery, observationsQuery, relationshipsQuery } from '../api/evidence';
import { EntityMarks } from './entity-marks';
import { MarkDialog } from './mark-dialog';

type Props = { id: string; scanId?: string; onClose: () => void };

/** Everything known of one entity, and why. */
export function EntityInspector({ id, scanId, onClose }: Props) {
	const { t } = useTranslation();
	const query = useQuery(entityQuery(id));
	const entity = query.data;
	const inScan = scanId ?? entity?.scan_ids[0];
	return (
		<Inspector
			label={t('entities.inspector')} onClose={onClose} head={entity ? <EntityTypeName type={entity.type} /> : <span />}
			title={entity && <span className="mono">{entity.value}</span>} actions={entity && <Actions entity={entity} scanId={inScan} />}
		>
			<Loaded query={query}>
				{(loaded) => (
					<>
						<Summary entity={loaded} />
						{inScan && <Explanation id={id} scanId={inScan} />}
						<EntityMarks id={id} />
						<Relationships id={id} scanId={scanId} />
						<Observations id={id} scanId={scanId} />
						<History id={id} />
					</>
				)}
			</Loaded>
		</Inspector>
	);
}

function Actions({ entity, scanId }: { entity: Entity; scanId: string | undefined }) {
	const { t } = useTranslation();
	const may = useMay('data:write');
	const [marking, setMarking] = useState<MarkKind>();
	const copy = () => navigator.clipboard.writeText(entity.value).then(() => toast(t('state.copied')), toastProblem);
	return (
		<>
			{scanId && <ButtonLink icon={Share2} link={{ to: '/scans/$scanId/graph', params: { scanId }, search: { node: entity.id } }}>{t('nav.graph')}</ButtonLink>}
			<ButtonLink icon={SquareArrowOutUpRight} link={{ to: '/entities/$entityId', params: { entityId: entity.id }, search: { scan: scanId } }}>{t('entities.page')}</ButtonLink>
			{may && <Button icon={Flag} onClick={() => setMarking('false_positive')}>{t('entities.falsePositive')}</Button>}
			{may && <IconButton icon={Tag} size={14} kind="default" label={t('entities.tag')} onClick={() => setMarking('tag')} />}
			{may && <IconButton icon={StickyNote} size={14} kind="default" label={t('entities.note')} onClick={() => setMarking('note')} />}
			<IconButton icon={Copy} size={14} label={t('action.copy')} onClick={() => void copy()} />
			{marking && <MarkDialog marking={{ kind: marking, ids: [entity.id] }} onClose={() => setMarking(undefined)} />}
		</>
	);
}

function Summary({ entity }: { entity: Entity }) {
	const { t } = useTranslation();
	return (
		<>
			<Section title={t('entities.facts')}>
				<Facts
					facts={[
						[t('entities.firstSeen'), formatExact(entity.first_seen)],
						[t('entities.lastSeenFact'), formatExact(entity.last_seen)],
						[t('entities.confidence'), t('entities.ofHundred', { value: entity.confidence })],
						[t('entities.foundBy'), entity.collectors.join(', ') || NONE],
						[t('entities.observations'), formatNumber(entity.observation_count)],
						[t('nav.scans'), formatNumber(entity.scan_ids.length)],
						entity.tags.length > 0 && [t('entities.tags'), <Tags key="tags" tags={entity.tags} />],
					]}
				/>
			</Section>
			{Object.keys(entity.attributes).length > 0 && (
				<Section title={t('entities.attributes')}>
					<Facts facts={Object.entries(entity.attributes).map(([name, value]) => [name, <span key={name} className="mono">{value}</span>] as const)} />
				</Section>
			)}
		</>
	);
}

function Explanation({ id, scanId }: { id: string; scanId: string }) {
	const { t } = useTranslation();
	const query = useQuery(explanationQuery(id, scanId));
	return (
		<Section title={t('entities.path')}>
			<Loaded query={query} lines={3}>
				{(steps) => (steps.length === 0 ? <Note>{t('entities.noPath')}</Note> : (
					<Path>
						{steps.map((step) => (
							<PathStep
								key={step.entity.id} icon={<EntityIcon type={step.entity.type} />} value={step.entity.value}
								note={step.collector ? [step.collector, step.relation && relationName(step.relation)].filter(Boolean).join(' · ') : t('entities.target')}
							/>
						))}
					</Path>
				))}
			</Loaded>
		</Section>
	);
}

function Relationships({ id, scanId }: { id: string; scanId?: string }) {
	const { t } = useTranslation();
	const query = useQuery(relationshipsQuery(id, scanId));
	return (
		<Section title={t('entities.connected')}>
			<Loaded query={query} lines={3}>
				{({ data, meta }) => (
					<>
						{data.length === 0 && <Note>{t('entities.notConnected')}</Note>}
						<Records>
							{data.slice(0, 12).map((edge) => {
								const other = edge.source.id === id ? edge.target : edge.source;
								return (
									<li key={edge.id}>
										<Link to="." search={((old: object) => ({ ...old, entity: other.id, node: other.id })) as never} replace className={inspectorLink}><EntityValue entity={other} /></Link>
										<Note>{edge.source.id === id ? relationName(edge.type) : t('entities.inverse', { relation: relationName(edge.type) })}</Note>
									</li>
								);
							})}
						</Records>
						{meta.total > 12 && <Note>{t('entities.moreConnected', { count: meta.total - 12 })}</Note>}
					</>
				)}
			</Loaded>
		</Section>
	);
}

function Observations({ id, scanId }: { id: string; scanId?: string }) {
	const { t } = useTranslation();
	const query = useQuery(observationsQuery(id, scanId));
	return (
		<Section title={t('entities.observations')}>
			<Loaded query={query} lines={3}>
				{({ data, meta }) => (
					<>
						{data.length === 0 && <Note>{t('entities.notObserved')}</Note>}
						<Records>
							{data.map((observation) => (
								<li key={observation.id}>
									<strong>{observation.collector}</strong>
									<Note>{t('entities.observation', { confidence: observation.confidence, reliability: observation.reliability, at: formatExact(observation.seen_at) })}</Note>
									{observation.raw_sha256 && <Link to="/entities/$entityId/observations" params={{ entityId: id }} search={{ scan: scanId, raw: observation.raw_sha256 }}>{t('entities.raw')}</Link>}
								</li>
							))}
						</Records>
						{meta.total > data.length && <Note>{t('entities.moreObservations', { count: meta.total - data.length })}</Note>}
					</>
				)}
			</Loaded>
		</Section>
	);
}

function History({ id }: { id: string }) {
	const { t } = useTranslation();
	const query = useQuery(historyQuery(id));
	return (
		<Section title={t('entities.history')}>
			<Loaded query={query} lines={2}>
				{(versions) => (versions.length === 0 ? <Note>{t('entities.noHistory')}</Note> : (
					<Records>
						{versions.map((version) => (
							<li key={`${version.name}=${version.value}`}>
								{version.name} <span className="mono">{version.value}</span>
								<Note>{t('entities.version', { from: formatExact(version.first_seen), to: formatExact(version.last_seen) })}</Note>
							</li>
						))}
					</Records>
				))}
			</Loaded>
		</Section>
	);
}
