import { useQueries, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { EntityTypeName } from '@shared/components/entity';
import { Facet, FacetTitle } from '@shared/components/layout';
import { Loaded } from '@shared/components/states';
import { toggledValue, valuesOf, without, withValues } from '@shared/lib/query-text';
import { SEVERITIES, type Severity } from '@shared/lib/shapes';
import { entityCountQuery, entityFacetsQuery } from '../api/entity-search';
import styles from './query-bar.module.css';

type Props = { query: string; scanId?: string; onQuery: (query: string) => void };
type Counted = { value: string; count: number };

const AGES = ['<24h', '<7d', '<30d'] as const;

/** Conditions to click; each is a term of the query, and each group is counted as if it asked for nothing itself. */
export function EntityFacets(props: Props) {
	const { t } = useTranslation();
	return (
		<>
			<RiskFacets {...props} />
			<ServerFacets {...props} field="type" part="types" title={t('entities.type')} shown={14} label={(type) => <EntityTypeName type={type} />} />
			<ServerFacets {...props} field="source" part="collectors" title={t('entities.collector')} shown={8} label={(collector) => collector} />
			<ServerFacets {...props} field="tag" part="tags" title={t('entities.tags')} shown={8} label={(tag) => tag} />
			<AgeFacets {...props} />
		</>
	);
}

function Clear({ query, field, onQuery }: { query: string; field: string; onQuery: (query: string) => void }) {
	const { t } = useTranslation();
	return valuesOf(query, field).length > 0 && <Button kind="quiet" onClick={() => onQuery(without(query, field))}>{t('action.clear')}</Button>;
}

function useCounts(values: readonly string[], { query, scanId }: Props, field: string): (number | undefined)[] {
	const rest = without(query, field);
	return useQueries({ queries: values.map((value) => entityCountQuery({ scan_id: scanId, query: withValues(rest, field, [value]) })) }).map(({ data }) => data);
}

function RiskFacets(props: Props) {
	const { t } = useTranslation();
	const { query, onQuery } = props;
	const counts = useCounts(SEVERITIES, props, 'severity');
	const chosen = valuesOf(query, 'severity');
	return (
		<>
			<FacetTitle action={<Clear {...props} field="severity" />}>{t('entities.risk')}</FacetTitle>
			{SEVERITIES.map((severity: Severity, index) => (
				<Facet key={severity} pressed={chosen.includes(severity)} count={counts[index]} onClick={() => onQuery(toggledValue(query, 'severity', severity))}>
					<span className={styles.swatch} style={{ background: `var(--${severity})` }} aria-hidden />{t(`severity.${severity}`)}
				</Facet>
			))}
		</>
	);
}

function AgeFacets(props: Props) {
	const { t } = useTranslation();
	const { query, onQuery } = props;
	const counts = useCounts(AGES, props, 'seen');
	const [chosen] = valuesOf(query, 'seen');
	return (
		<>
			<FacetTitle action={<Clear {...props} field="seen" />}>{t('entities.seen')}</FacetTitle>
			{AGES.map((age, index) => (
				<Facet key={age} pressed={chosen === age} count={counts[index]} onClick={() => onQuery(withValues(query, 'seen', chosen === age ? [] : [age]))}>{t(`entities.age.${age}`)}</Facet>
			))}
		</>
	);
}

type Group = { field: string; part: 'types' | 'collectors' | 'tags'; title: string; shown: number; label: (value: string) => ReactNode };

function ServerFacets({ field, part, title, shown, label, ...props }: Props & Group) {
	const { t } = useTranslation();
	const { query, scanId, onQuery } = props;
	const [all, setAll] = useState(false);
	const chosen = valuesOf(query, field);
	const counted = useQuery(entityFacetsQuery({ scan_id: scanId, query: without(query, field) }));
	return (
		<>
			<FacetTitle action={<Clear {...props} field={field} />}>{title}</FacetTitle>
			<Loaded query={counted} lines={4}>
				{(facets) => {
					const known: Counted[] = facets[part];
					// What was chosen can be taken back, although nothing has it any more.
					const rows = [...known, ...chosen.filter((value) => !known.some((other) => other.value === value)).map((value) => ({ value, count: 0 }))];
					const visible = all ? rows : rows.filter(({ value }, index) => index < shown || chosen.includes(value));
					return (
						<>
							{rows.length === 0 && <p className="muted" style={{ padding: '0 8px', fontSize: 12 }}>{t('entities.noneHere')}</p>}
							{visible.map(({ value, count }) => <Facet key={value} pressed={chosen.includes(value)} count={count} onClick={() => onQuery(toggledValue(query, field, value))}>{label(value)}</Facet>)}
							{rows.length > shown && <Button kind="quiet" onClick={() => setAll(!all)}>{all ? t('entities.fewer') : t('entities.more', { count: rows.length - visible.length })}</Button>}
						</>
					);
				}}
			</Loaded>
		</>
	);
}
