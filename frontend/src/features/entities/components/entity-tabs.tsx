import { type InfiniteData, useInfiniteQuery, type UseInfiniteQueryResult, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { FileText } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { DataGrid, type GridColumn } from '@shared/components/data-grid';
import { EntityIcon, EntityValue, Tags } from '@shared/components/entity';
import { Facts } from '@shared/components/inspector';
import { Cards, Columns, Content, Footer, Panel, PlainTable, Scroll } from '@shared/components/layout';
import { Empty, Loaded } from '@shared/components/states';
import { relationName, typeName } from '@shared/lib/entity-types';
import { formatExact, formatMinute, formatNumber, NONE } from '@shared/lib/format';
import { useUrlState } from '@shared/lib/url-state';
import { useRows } from '@shared/lib/use-rows';
import { type Entity, entityQuery } from '../api/entity';
import { allObservationsQuery, allRelationshipsQuery, explanationQuery, historyQuery, type Observation, type Relationship, type Step } from '../api/evidence';
import type { EntityPageSearch } from '../search';
import { useScanOf } from './entity-page';
import styles from './entity-page.module.css';

function useEntityId(): string {
	return useParams({ strict: false }).entityId ?? '';
}

const Body = ({ label, children }: { label: string; children: ReactNode }) => (
	<Columns><Content><Scroll label={label}>{children}</Scroll></Content></Columns>
);

export function EntitySummary() {
	const { t } = useTranslation();
	const query = useQuery(entityQuery(useEntityId()));
	return (
		<Body label={t('entities.tab.summary')}>
			<div className={styles.gap} />
			<Loaded query={query}>{(entity) => <Cards><KnownPanel entity={entity} /><AttributesPanel entity={entity} /></Cards>}</Loaded>
		</Body>
	);
}

function KnownPanel({ entity }: { entity: Entity }) {
	const { t } = useTranslation();
	return (
		<Panel title={t('entities.facts')}>
			<div className={styles.padded}>
				<Facts
					facts={[
						[t('entities.type'), typeName(entity.type)], [t('entities.value'), <span key="value" className="mono">{entity.value}</span>],
						[t('entities.firstSeen'), formatExact(entity.first_seen)], [t('entities.lastSeenFact'), formatExact(entity.last_seen)],
						[t('entities.confidence'), t('entities.ofHundred', { value: entity.confidence })], [t('entities.foundBy'), entity.collectors.join(', ') || NONE],
						[t('entities.observations'), formatNumber(entity.observation_count)], [t('nav.scans'), formatNumber(entity.scan_ids.length)],
						entity.tags.length > 0 && [t('entities.tags'), <Tags key="tags" tags={entity.tags} />],
					]}
				/>
			</div>
		</Panel>
	);
}

function AttributesPanel({ entity }: { entity: Entity }) {
	const { t } = useTranslation();
	const attributes = Object.entries(entity.attributes);
	return (
		<Panel title={t('entities.attributes')}>
			{attributes.length === 0 ? <Empty>{NONE}</Empty> : <div className={styles.padded}><Facts facts={attributes.map(([name, value]) => [name, <span key={name} className="mono">{value}</span>] as const)} /></div>}
		</Panel>
	);
}

/** The path from the target, each step with what it rests on. */
export function EntityPath() {
	const { t } = useTranslation();
	const id = useEntityId();
	const entity = useQuery(entityQuery(id)).data;
	const scanId = useScanOf(entity);
	const query = useQuery(explanationQuery(id, scanId));
	if (!scanId) {
		return <Empty>{t('entities.noPath')}</Empty>;
	}
	return (
		<Body label={t('entities.tab.path')}>
			<Loaded query={query} lines={5}>
				{(steps) => (steps.length === 0 ? <Empty>{t('entities.noPath')}</Empty> : <ol className={styles.steps}>{steps.map((step) => <PathStep key={step.entity.id} step={step} scanId={scanId} />)}</ol>)}
			</Loaded>
		</Body>
	);
}

function PathStep({ step, scanId }: { step: Step; scanId: string }) {
	const { t } = useTranslation();
	return (
		<li>
			<EntityIcon type={step.entity.type} size={15} />
			<Link to="/entities/$entityId" params={{ entityId: step.entity.id }} search={{ scan: scanId }} className="mono">{step.entity.value}</Link>
			<span className={styles.note}>
				<span>{typeName(step.entity.type)}{step.relation && ` · ${relationName(step.relation)}`}</span>
				{step.collector ? <span>{t('entities.stepAt', { collector: step.collector, at: formatExact(step.observed_at) })}</span> : <span>{t('entities.target')}</span>}
				{step.task_id && <Link to="/scans/$scanId/log" params={{ scanId }} search={{ task: step.task_id }}>{t('entities.stepReceipts')}</Link>}
				{step.raw_sha256 && <ViewRaw sha256={step.raw_sha256} collector={step.collector ?? ''} />}
			</span>
		</li>
	);
}

function ViewRaw({ sha256, collector }: { sha256: string; collector: string }) {
	const { t } = useTranslation();
	const [, setSearch] = useUrlState<EntityPageSearch>();
	return <Button kind="quiet" icon={FileText} aria-label={t('entities.viewRawOf', { collector })} onClick={() => setSearch({ raw: sha256 })}>{t('entities.viewRaw')}</Button>;
}

/** A list that grows as somebody scrolls. */
function Growing<Row extends { id: string }>({ query, columns, label, height, minWidth, empty, count }: {
	query: UseInfiniteQueryResult<InfiniteData<{ data: Row[]; meta: { total: number } }>>; columns: GridColumn<Row>[]; label: string; height: number; minWidth: number; empty: string; count: (total: number) => string;
}) {
	const { rows, total, more } = useRows(query);
	return (
		<Columns>
			<Content>
				<Loaded query={{ ...query, data: rows }} lines={8}>
					{(all) => (all.length === 0 ? <Empty>{empty}</Empty> : (
						<>
							<DataGrid label={label} rows={all} columns={columns} rowId={({ id }) => id} total={total} rowHeight={height} minWidth={minWidth} onEnd={more} />
							<Footer><span>{count(total)}</span></Footer>
						</>
					))}
				</Loaded>
			</Content>
		</Columns>
	);
}

export function EntityObservations() {
	const { t } = useTranslation();
	const [{ scan }] = useUrlState<EntityPageSearch>();
	const query = useInfiniteQuery(allObservationsQuery(useEntityId(), scan));
	const columns = useMemo((): GridColumn<Observation>[] => [
		{ id: 'collector', header: t('entities.column.collector'), width: 'minmax(120px, 1fr)', cell: ({ collector }) => collector },
		{ id: 'from', header: t('entities.column.from'), width: 'minmax(180px, 2fr)', cell: (row) => <EntityValue entity={row.source_entity} /> },
		{ id: 'confidence', header: t('entities.column.confidence'), width: '88px', end: true, cell: ({ confidence }) => formatNumber(confidence) },
		{ id: 'reliability', header: t('entities.column.reliability'), width: '92px', cell: ({ reliability }) => reliability },
		{ id: 'attributes', header: t('entities.attributes'), width: 'minmax(160px, 2fr)', cell: ({ attributes }) => <Attributes attributes={attributes} /> },
		{ id: 'tags', header: t('entities.tags'), width: 'minmax(80px, 1fr)', cell: ({ tags }) => <Tags oneLine tags={tags.slice(0, 3)} /> },
		{ id: 'seen', header: t('entities.column.seen'), width: '136px', cell: (row) => formatMinute(row.seen_at) },
		{ id: 'raw', header: t('entities.column.evidence'), width: '104px', cell: (row) => (row.raw_sha256 ? <ViewRaw sha256={row.raw_sha256} collector={row.collector} /> : <span className="muted">{t('entities.noRaw')}</span>) },
	], [t]);
	return <Growing query={query} columns={columns} label={t('entities.tab.observations')} height={34} minWidth={1000} empty={t('entities.notObserved')} count={(total) => t('entities.observationCount', { count: total, number: formatNumber(total) })} />;
}

function Attributes({ attributes }: { attributes: Record<string, string> }) {
	const words = Object.entries(attributes).map(([name, value]) => `${name}: ${value}`).join(', ');
	return <span title={words}>{words || NONE}</span>;
}

export function EntityRelations() {
	const { t } = useTranslation();
	const id = useEntityId();
	const [{ scan }] = useUrlState<EntityPageSearch>();
	const query = useInfiniteQuery(allRelationshipsQuery(id, scan));
	const columns = useMemo((): GridColumn<Relationship>[] => {
		const other = (row: Relationship) => (row.source.id === id ? row.target : row.source);
		return [
			{ id: 'relation', header: t('entities.column.relation'), width: 'minmax(130px, 1fr)', cell: ({ type }) => relationName(type) },
			{ id: 'direction', header: t('entities.column.direction'), width: '100px', cell: (row) => (row.source.id === id ? t('entities.outgoing') : t('entities.incoming')) },
			{ id: 'other', header: t('entities.column.other'), width: 'minmax(220px, 3fr)', cell: (row) => <Link to="/entities/$entityId" params={{ entityId: other(row).id }} search={{ scan }}><EntityValue entity={other(row)} /></Link> },
			{ id: 'by', header: t('entities.column.by'), width: 'minmax(120px, 1fr)', cell: ({ collectors }) => <span title={collectors.join(', ')}>{collectors.join(', ')}</span> },
			{ id: 'confidence', header: t('entities.column.confidence'), width: '88px', end: true, cell: ({ confidence }) => formatNumber(confidence) },
			{ id: 'first', header: t('entities.column.first'), width: '136px', cell: (row) => formatMinute(row.first_seen) },
			{ id: 'last', header: t('entities.column.last'), width: '136px', cell: (row) => formatMinute(row.last_seen) },
		];
	}, [t, id, scan]);
	return <Growing query={query} columns={columns} label={t('entities.tab.relations')} height={34} minWidth={960} empty={t('entities.notConnected')} count={(total) => t('entities.relationCount', { count: total, number: formatNumber(total) })} />;
}

export function EntityHistory() {
	const { t } = useTranslation();
	const query = useQuery(historyQuery(useEntityId()));
	const head = [t('entities.column.attribute'), t('entities.column.value'), t('entities.column.first'), t('entities.column.last')].map((text) => ({ text }));
	return (
		<Body label={t('entities.tab.history')}>
			<Loaded query={query}>
				{(versions) => (versions.length === 0 ? <Empty>{t('entities.noHistory')}</Empty> : (
					<PlainTable label={t('entities.tab.history')} head={head}>
						{versions.map((version) => (
							<tr key={`${version.name}=${version.value}`}>
								<td>{version.name}</td>
								<td className="mono" style={{ overflowWrap: 'anywhere' }}>{version.value}</td>
								<td>{formatMinute(version.first_seen)}</td>
								<td>{formatMinute(version.last_seen)}</td>
							</tr>
						))}
					</PlainTable>
				))}
			</Loaded>
		</Body>
	);
}
