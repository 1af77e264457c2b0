import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '@shared/components/field';
import { SeverityTag } from '@shared/components/severity';
import { Loaded } from '@shared/components/states';
import { formatNumber } from '@shared/lib/format';
import { useMay } from '@shared/lib/permissions';
import { useUrlState } from '@shared/lib/url-state';
import { type Finding, type FindingFilter, findingListQuery, type FindingState } from '../api/findings';
import { FINDING_STATES, type FindingsSearch } from '../search';
import { useDecisions } from '../use-decisions';
import styles from './findings.module.css';

type Held = { finding: Finding; hold: (finding: Finding | undefined) => void };

/** A column for each state; cards are dragged, or moved by their own choice. */
export function FindingBoard({ filter }: { filter: FindingFilter }) {
	const [held, setHeld] = useState<Finding>();
	return <div className={styles.board}>{FINDING_STATES.map((state) => <Column key={state} state={state} filter={filter} held={held} onHold={setHeld} />)}</div>;
}

function Column({ state, filter, held, onHold }: { state: FindingState; filter: FindingFilter; held: Finding | undefined; onHold: Held['hold'] }) {
	const { t } = useTranslation();
	const query = useQuery(findingListQuery({ ...filter, state }));
	const decide = useDecisions();
	const takes = held !== undefined && held.state !== state;
	const drop = () => {
		if (takes) {
			decide([held], state);
		}
		onHold(undefined);
	};
	return (
		<section className={styles.column} aria-label={t(`findings.state.${state}`)} data-over={takes} onDragOver={(event) => takes && event.preventDefault()} onDrop={drop}>
			<h2>{t(`findings.state.${state}`)}<span>{formatNumber(query.data?.meta.pagination.total)}</span></h2>
			<Loaded query={query} lines={4}>
				{({ data, meta: { pagination } }) => (
					<div className={styles.cards} tabIndex={0} role="group" aria-label={t(`findings.state.${state}`)}>
						{data.map((finding) => <Card key={finding.id} finding={finding} onHold={onHold} />)}
						{pagination.total > data.length && <p className="muted">{t('findings.more', { count: pagination.total - data.length })}</p>}
					</div>
				)}
			</Loaded>
		</section>
	);
}

function Card({ finding, onHold }: { finding: Finding; onHold: Held['hold'] }) {
	const { t } = useTranslation();
	const [{ finding: chosen }, setSearch] = useUrlState<FindingsSearch>();
	const decide = useDecisions();
	const may = useMay('finding:write');
	return (
		<article className={styles.card} draggable={may} data-chosen={chosen === finding.id} onDragStart={() => onHold(finding)} onDragEnd={() => onHold(undefined)}>
			<span><SeverityTag severity={finding.severity} /></span>
			<button type="button" onClick={() => setSearch({ finding: finding.id })}>{finding.headline}</button>
			<div className={styles.foot}>
				<span>{finding.rule_name}</span>
				{may && (
					<Select
						compact aria-label={t('findings.stateOf', { headline: finding.headline })} value={finding.state} options={FINDING_STATES.map((value) => ({ value, label: t(`findings.state.${value}`) }))}
						onChange={(event) => decide([finding], event.target.value as FindingState)}
					/>
				)}
			</div>
		</article>
	);
}
