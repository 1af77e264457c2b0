import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { Checkbox, FieldGroup, SearchField, Select } from '@shared/components/field';
import { Chip } from '@shared/components/layout';
import { Loaded } from '@shared/components/states';
import { typeName } from '@shared/lib/entity-types';
import { INTRUSIVENESS, type Intrusiveness } from '@shared/lib/shapes';
import { catalogueQuery, type OfferedCollector } from '../api/catalogue';
import { matches, NO_FILTER, obstacle, typesFound } from '../choice';
import styles from './new-scan.module.css';

type Props = { most: Intrusiveness; chosen: readonly string[] | undefined; onChoose: (chosen: readonly string[] | undefined) => void };

/** All that the profile allows, or a choice by name, by what is found, by contact and by need of a key. */
export function CollectorChoice(props: Props) {
	const { t } = useTranslation();
	const query = useQuery(catalogueQuery);
	return (
		<FieldGroup legend={t('newScan.collectors')}>
			<Loaded query={query} lines={2}>{(offered) => <Choice offered={offered} {...props} />}</Loaded>
		</FieldGroup>
	);
}

function Choice({ offered, most, chosen, onChoose }: Props & { offered: OfferedCollector[] }) {
	const { t } = useTranslation();
	const possible = offered.filter((collector) => !obstacle(collector, most));
	return (
		<>
			<div className={styles.choice}>
				<Checkbox type="radio" name="collectors" checked={!chosen} label={t('newScan.collectorsAll')} note={t('newScan.collectorsAllNote', { count: possible.length })} onChange={() => onChoose(undefined)} />
				<Checkbox type="radio" name="collectors" checked={!!chosen} label={t('newScan.collectorsChosen')} note={chosen && t('newScan.collectorsChosenNote', { count: chosen.length })} onChange={() => onChoose(chosen ?? [])} />
			</div>
			{chosen && <ChosenCollectors offered={offered} most={most} chosen={chosen} onChoose={onChoose} />}
			{chosen?.length === 0 && <p className={styles.bad}>{t('newScan.noneChosen')}</p>}
		</>
	);
}

function ChosenCollectors({ offered, most, chosen, onChoose }: { offered: OfferedCollector[]; most: Intrusiveness; chosen: readonly string[]; onChoose: (chosen: readonly string[]) => void }) {
	const { t } = useTranslation();
	const [filter, setFilter] = useState(NO_FILTER);
	const shown = offered.filter((collector) => matches(collector, filter));
	const shownIds = shown.filter((collector) => !obstacle(collector, most)).map(({ id }) => id);
	const toggle = (id: string, wanted: boolean) => onChoose(wanted ? [...chosen, id] : chosen.filter((other) => other !== id));
	return (
		<div className={styles.picker}>
			<div className={styles.pickerBar}>
				<SearchField label={t('newScan.collectorFilter')} value={filter.text} onChange={(text) => setFilter({ ...filter, text })} />
				<Select
					compact aria-label={t('newScan.finds')} value={filter.finds} onChange={(event) => setFilter({ ...filter, finds: event.target.value })}
					options={[{ value: '', label: t('newScan.anyFinds') }, ...typesFound(offered).map((type) => ({ value: type, label: t('newScan.findsType', { type: typeName(type) }) }))]}
				/>
				<Select
					compact aria-label={t('collectors.closeness')} value={filter.closeness} onChange={(event) => setFilter({ ...filter, closeness: event.target.value })}
					options={[{ value: '', label: t('newScan.anyCloseness') }, ...INTRUSIVENESS.map((value) => ({ value, label: t(`intrusiveness.${value}`) }))]}
				/>
				<Chip pressed={filter.withoutKey} onClick={() => setFilter({ ...filter, withoutKey: !filter.withoutKey })}>{t('newScan.withoutKey')}</Chip>
			</div>
			<ul className={styles.pickerList} aria-label={t('newScan.collectors')} tabIndex={0}>
				{shown.length === 0 && <li className="muted">{t('state.noMatch')}</li>}
				{shown.map((collector) => (
					<li key={collector.id}>
						<OfferedRow collector={collector} obstacle={obstacle(collector, most)} chosen={chosen.includes(collector.id)} onToggle={(wanted) => toggle(collector.id, wanted)} />
					</li>
				))}
			</ul>
			<div className={styles.pickerBar}>
				<Button onClick={() => onChoose([...new Set([...chosen, ...shownIds])])}>{t('newScan.chooseShown')}</Button>
				<Button onClick={() => onChoose(chosen.filter((id) => !shownIds.includes(id)))}>{t('newScan.dropShown')}</Button>
			</div>
		</div>
	);
}

function OfferedRow({ collector, obstacle: hindrance, chosen, onToggle }: { collector: OfferedCollector; obstacle: 'off' | 'tooClose' | undefined; chosen: boolean; onToggle: (wanted: boolean) => void }) {
	const { t } = useTranslation();
	const about = [t('newScan.collectorNote', { closeness: t(`intrusiveness.${collector.intrusiveness}`), types: collector.produces.map(typeName).join(', ') }), collector.needs_key && t('newScan.needsKey')];
	return (
		<Checkbox
			checked={chosen} disabled={!!hindrance && !chosen} label={collector.name} note={hindrance ? t(`newScan.${hindrance}`) : about.filter(Boolean).join(' · ')}
			onChange={(event) => onToggle(event.target.checked)}
		/>
	);
}
