import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '@shared/components/button';
import { DataGrid, type GridColumn } from '@shared/components/data-grid';
import { SearchField } from '@shared/components/field';
import { Facts, Inspector, Section } from '@shared/components/inspector';
import { Chip, Columns, Content, Footer, Screen, ScreenHeader, Toolbar } from '@shared/components/layout';
import { SeverityTag } from '@shared/components/severity';
import { Empty, Loaded } from '@shared/components/states';
import { useRowHeight } from '@shared/lib/preferences';
import { SEVERITIES } from '@shared/lib/shapes';
import { useUrlState } from '@shared/lib/url-state';
import { type Rule, rulesQuery } from '../api/rules';
import type { RulesSearch } from '../search';

/** What scans are judged by, and why each of it matters. */
export function RulesScreen() {
	const { t } = useTranslation();
	const query = useQuery(rulesQuery);
	const [{ q = '', severity }, setSearch] = useUrlState<RulesSearch>();
	const facts = query.data && t('rules.lead', { enabled: query.data.filter(({ enabled }) => enabled).length, total: query.data.length });
	return (
		<Screen>
			<ScreenHeader title={t('rules.title')} facts={facts} />
			<Toolbar>
				<SearchField label={t('rules.filter')} value={q} onChange={(text) => setSearch({ q: text })} />
				<Chip pressed={!severity} count={query.data?.length} onClick={() => setSearch({ severity: undefined })}>{t('findings.all')}</Chip>
				{SEVERITIES.map((name) => <Chip key={name} pressed={severity === name} count={query.data?.filter((rule) => rule.severity === name).length} onClick={() => setSearch({ severity: name })}>{t(`severity.${name}`)}</Chip>)}
			</Toolbar>
			<Loaded query={query} lines={12}>{(rules) => <RuleList rules={rules} />}</Loaded>
		</Screen>
	);
}

function RuleList({ rules }: { rules: readonly Rule[] }) {
	const { t } = useTranslation();
	const [{ q = '', severity, rule }, setSearch] = useUrlState<RulesSearch>();
	const rowHeight = useRowHeight();
	const select = useCallback((id: string) => setSearch({ rule: id }), [setSearch]);
	const close = useCallback(() => setSearch({ rule: undefined }), [setSearch]);
	const columns = useMemo((): GridColumn<Rule>[] => [
		{ id: 'severity', header: t('findings.column.severity'), width: '92px', cell: (row) => <SeverityTag severity={row.severity} /> },
		{ id: 'name', header: t('findings.column.rule'), width: 'minmax(180px, 1fr)', cell: ({ name }) => <span title={name}>{name}</span> },
		{ id: 'description', header: t('rules.description'), width: 'minmax(260px, 2fr)', cell: ({ description }) => <span title={description}>{description}</span> },
		{ id: 'state', header: t('findings.column.state'), width: '110px', cell: ({ enabled }) => t(enabled ? 'rules.on' : 'rules.off') },
	], [t]);
	const shown = rules.filter((row) => (!severity || row.severity === severity) && `${row.name} ${row.description} ${row.id}`.toLowerCase().includes(q.toLowerCase()));
	const chosen = rules.find(({ id }) => id === rule);
	return (
		<Columns>
			<Content>
				{shown.length === 0 ? <Empty action={<Button onClick={() => setSearch({ q: undefined, severity: undefined })}>{t('action.clearFilters')}</Button>}>{t('state.noMatch')}</Empty> : (
					<>
						<DataGrid label={t('rules.title')} rows={shown} columns={columns} rowId={({ id }) => id} total={shown.length} minWidth={720} rowHeight={rowHeight} selectedId={rule} onSelect={select} />
						<Footer><span>{t('rules.count', { count: shown.length })}</span><span data-hint>{t('keys.hint')}</span></Footer>
					</>
				)}
			</Content>
			{chosen && (
				<Inspector
					label={t('rules.inspector')} onClose={close} head={<SeverityTag severity={chosen.severity} />} title={chosen.name}
					actions={<ButtonLink icon={TriangleAlert} link={{ to: '/findings', search: { rule: chosen.id } }}>{t('rules.findings')}</ButtonLink>}
				>
					<Section title={t('rules.description')}><p>{chosen.description}</p></Section>
					<Section title={t('findings.why')}><p>{chosen.why}</p></Section>
					<Section title={t('findings.facts')}><Facts facts={[[t('rules.id'), <span key="id" className="mono">{chosen.id}</span>], [t('findings.column.state'), t(chosen.enabled ? 'rules.on' : 'rules.off')]]} /></Section>
				</Inspector>
			)}
		</Columns>
	);
}
