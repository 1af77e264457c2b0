import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EntityIcon, EntityTypeName } from '@shared/components/entity';
import { SearchField, SelectField } from '@shared/components/field';
import { Facet, FacetTitle, Filters } from '@shared/components/layout';
import { SEVERITIES } from '@shared/lib/shapes';
import { useUrlState } from '@shared/lib/url-state';
import { hiddenTypes, legendOf, named } from '../model';
import type { GraphSearch } from '../search';
import type { ShownGraph } from '../use-graph';
import styles from './graph.module.css';

const FOUND = 8;
const MOST_HOPS = 4;

/** Find a node, switch types (the legend at the same time), and how far from the chosen node one wants to see. */
export function GraphFilters({ graph }: { graph: ShownGraph }) {
	const { t } = useTranslation();
	const [{ node, hops, color }, setSearch] = useUrlState<GraphSearch>();
	return (
		<Filters label={t('graph.filters')}>
			<Find graph={graph} />
			{color === 'risk' && <RiskLegend graph={graph} />}
			<Types graph={graph} />
			<div className={styles.hops}>
				<SelectField
					label={t('graph.hops')} hint={node ? undefined : t('graph.hopsHint')} disabled={!node} value={hops ?? ''} onChange={(event) => setSearch({ hops: event.target.value ? Number(event.target.value) : undefined })}
					options={[{ value: '', label: t('graph.anyHops') }, ...Array.from({ length: MOST_HOPS }, (_, index) => ({ value: String(index + 1), label: t('graph.hopCount', { count: index + 1 }) }))]}
				/>
			</div>
		</Filters>
	);
}

function Find({ graph: { shown } }: { graph: ShownGraph }) {
	const { t } = useTranslation();
	const [, setSearch] = useUrlState<GraphSearch>();
	const [text, setText] = useState('');
	const found = named(shown.nodes, text, FOUND);
	return (
		<>
			<SearchField full label={t('graph.find')} value={text} onChange={setText} />
			{text.trim() !== '' && (
				<ul className={styles.found} aria-label={t('graph.found')}>
					{found.length === 0 && <li className="muted">{t('state.noMatch')}</li>}
					{found.map(({ id, type, value }) => (
						<li key={id}><button type="button" onClick={() => setSearch({ node: id, to: undefined })}><EntityIcon type={type} /><span className="mono" title={value}>{value}</span></button></li>
					))}
				</ul>
			)}
		</>
	);
}

function Types({ graph: { all } }: { graph: ShownGraph }) {
	const { t } = useTranslation();
	const [{ hide }, setSearch] = useUrlState<GraphSearch>();
	const hidden = hiddenTypes(hide);
	const toggle = (type: string) => setSearch({ hide: (hidden.has(type) ? [...hidden].filter((other) => other !== type) : [...hidden, type]).join(',') });
	return (
		<>
			<FacetTitle>{t('graph.types')}</FacetTitle>
			{legendOf(all.nodes).map(({ type, count }) => <Facet key={type} pressed={!hidden.has(type)} count={count} onClick={() => toggle(type)}><EntityTypeName type={type} /></Facet>)}
		</>
	);
}

function RiskLegend({ graph: { shown, risks } }: { graph: ShownGraph }) {
	const { t } = useTranslation();
	return (
		<>
			<FacetTitle>{t('entities.risk')}</FacetTitle>
			<ul className={styles.legend}>
				{SEVERITIES.map((severity) => (
					<li key={severity}><span style={{ background: `var(--${severity})` }} aria-hidden />{t(`severity.${severity}`)}<span>{shown.nodes.filter(({ id }) => risks.get(id) === severity).length}</span></li>
				))}
			</ul>
		</>
	);
}
