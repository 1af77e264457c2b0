import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EntityValue } from '@shared/components/entity';
import { Figure, Figures, PlainTable } from '@shared/components/layout';
import { Loaded } from '@shared/components/states';
import { secondsOf } from '@shared/lib/duration';
import { formatMillis, formatNumber, formatSpan } from '@shared/lib/format';
import { INTRUSIVENESS } from '@shared/lib/shapes';
import { type Preview, type PreviewStep, previewQuery } from '../api/preview';
import type { NewScan } from '../order';
import { isAsked, learnersOf, leastMillisOf } from '../preview';
import styles from './new-scan.module.css';

/**
 * What the order would do, said before anything is sent: who is asked, who learns of the target, and how long at least.
 *
 * @param order absent as long as there is nothing to ask   @param understood whether the server has said what the targets are
 * @param unread is nothing that it knows, so that the server could only refuse
 */
export function ScanPreview({ order, understood, unread }: { order: NewScan | undefined; understood: boolean; unread: boolean }) {
	const { t } = useTranslation();
	const query = useQuery(previewQuery(understood && !unread ? order : undefined));
	return (
		<aside className={styles.preview} aria-label={t('newScan.preview')} tabIndex={0}>
			<div className={styles.previewHead}>
				<h2>{t('newScan.preview')}</h2>
				<span className="muted" role="status">{query.isFetching ? t('newScan.previewUpdating') : ''}</span>
			</div>
			{!order || unread ? <p className={styles.previewNote}>{order ? t('newScan.previewUnread') : t('newScan.previewNone')}</p>
				: <Loaded query={query.error ? { ...query, data: undefined } : query} lines={8}>{(preview) => <Statement preview={preview} />}</Loaded>}
		</aside>
	);
}

function Statement({ preview }: { preview: Preview }) {
	const { t } = useTranslation();
	const asked = preview.collectors.filter(isAsked);
	const notAsked = preview.collectors.filter((step) => !isAsked(step));
	const keys = asked.filter((step) => step.needs_key);
	return (
		<>
			<ul className={styles.previewTargets}>{preview.targets.slice(0, 5).map((target) => <li key={target.id}><EntityValue entity={target} /></li>)}{preview.targets.length > 5 && <li className="muted">{t('scan.moreTargets', { count: preview.targets.length - 5 })}</li>}</ul>
			<Figures dense>
				<Figure name={t('newScan.questions')} value={formatNumber(preview.questions)} />
				<Figure name={t('newScan.sources')} value={formatNumber(asked.length)}>{t('newScan.sourcesOf', { total: formatNumber(preview.collectors.length) })}</Figure>
				<Figure name={t('newScan.leastTime')} value={formatMillis(leastMillisOf(preview) || undefined)} />
			</Figures>
			<Learners preview={preview} />
			<section>
				<h3>{t('newScan.byCloseness')}</h3>
				<dl className={styles.pairs}>
					{INTRUSIVENESS.filter((name) => preview.by_intrusiveness[name]).map((name) => <Pair key={name} name={t(`intrusiveness.${name}`)} value={t('newScan.whoCount', { count: preview.by_intrusiveness[name] })} />)}
				</dl>
			</section>
			{keys.length > 0 && <section><h3>{t('newScan.keysNeeded')}</h3><p>{keys.map(({ name }) => name).join(', ')}</p></section>}
			<section>
				<h3>{t('newScan.terms')}</h3>
				<p>{t('newScan.termsText', { hops: preview.hop_limit, duration: formatSpan(secondsOf(preview.budget.duration) ?? 0), entities: formatNumber(preview.budget.entities), requests: formatNumber(preview.budget.requests) })}</p>
			</section>
			<Plan steps={asked} />
			<NotAsked steps={notAsked} />
		</>
	);
}

const Pair = ({ name, value }: { name: string; value: string }) => <><dt>{name}</dt><dd>{value}</dd></>;

function Learners({ preview }: { preview: Preview }) {
	const { t } = useTranslation();
	const learners = learnersOf(preview);
	return (
		<section>
			<h3>{t('newScan.whoLearns')}</h3>
			{learners.length === 0 && <p>{t('newScan.whoLearnsNobody')}</p>}
			<ul className={styles.learners}>
				{learners.map(({ kind, who, questions }) => (
					<li key={who}>
						{kind === 'thirdParty' ? <span className="mono">{who}</span> : <span>{t(`newScan.learner.${kind}`)}</span>}
						<small>{[kind === 'thirdParty' && t('newScan.thirdParty'), questions > 0 ? t('newScan.whoCount', { count: questions }) : t('newScan.whoLater')].filter(Boolean).join(' · ')}</small>
					</li>
				))}
			</ul>
		</section>
	);
}

function Plan({ steps }: { steps: PreviewStep[] }) {
	const { t } = useTranslation();
	const head = [{ text: t('newScan.column.collector') }, { text: t('newScan.column.questions'), number: true }, { text: t('newScan.column.hop'), number: true }, { text: t('newScan.column.who') }];
	const sorted = steps.toSorted((a, b) => (a.first_hop ?? 99) - (b.first_hop ?? 99) || b.questions - a.questions || a.name.localeCompare(b.name));
	return (
		<details className={styles.details}>
			<summary>{t('newScan.plan')}</summary>
			<PlainTable label={t('newScan.plan')} head={head}>
				{sorted.map((step) => (
					<tr key={step.collector}>
						<td>{step.name}</td>
						<td data-number>{formatNumber(step.questions)}</td>
						<td data-number>{formatNumber(step.first_hop)}</td>
						<td>{step.intrusiveness === 'passive' ? step.who_learns : t(`intrusiveness.${step.intrusiveness}`)}</td>
					</tr>
				))}
			</PlainTable>
		</details>
	);
}

function NotAsked({ steps }: { steps: PreviewStep[] }) {
	const { t } = useTranslation();
	return steps.length > 0 && (
		<details className={styles.details}>
			<summary>{t('newScan.notAsked', { count: steps.length })}</summary>
			<ul className={styles.learners}>{steps.map((step) => <li key={step.collector}><span>{step.name}</span><small>{step.reason}</small></li>)}</ul>
		</details>
	);
}
