import { Copy, SquareArrowOutUpRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink, IconButton } from '@shared/components/button';
import { EntityTypeName } from '@shared/components/entity';
import { Inspector, Note, Section } from '@shared/components/inspector';
import { toast, toastProblem } from '@shared/components/toasts';
import { cx } from '@shared/lib/class-names';
import type { Difference, Sides } from '../api/differences';
import { isDay } from '../search';
import styles from './compare.module.css';

/** Before and after of one entity, and who could have said so. */
export function DifferenceInspector({ difference, sides, onClose }: { difference: Difference; sides: Sides; onClose: () => void }) {
	const { t } = useTranslation();
	const { change, attributes, looked_by: looked, unanswered } = difference;
	const scan = change === 'gone' || change === 'not_looked_at' ? sides.before : sides.after;
	const copy = () => navigator.clipboard.writeText(difference.value).then(() => toast(t('state.copied')), toastProblem);
	return (
		<Inspector
			label={t('compare.inspector')} onClose={onClose} head={<EntityTypeName type={difference.type} />} title={<span className="mono">{difference.value}</span>}
			actions={(
				<>
					<ButtonLink icon={SquareArrowOutUpRight} link={{ to: '/entities/$entityId', params: { entityId: difference.id }, search: isDay(scan) ? {} : { scan } }}>{t('entities.page')}</ButtonLink>
					<IconButton icon={Copy} size={14} label={t('action.copy')} onClick={() => void copy()} />
				</>
			)}
		>
			<Section title={t(`compare.change.${change}`)}><p>{t(`compare.explained.${change}`)}</p></Section>
			{attributes.length > 0 && (
				<Section title={t('entities.attributes')}>
					<dl className={styles.diff}>{attributes.map((attribute) => <Attribute key={attribute.name} attribute={attribute} />)}</dl>
				</Section>
			)}
			{looked.length > 0 && <Section title={t('compare.lookedTitle')}><Sources names={looked} /></Section>}
			{unanswered.length > 0 && <Section title={t('compare.unanswered')}><Sources names={unanswered} /></Section>}
		</Inspector>
	);
}

const Sources = ({ names }: { names: readonly string[] }) => <>{names.map((name) => <Note key={name}>{name}</Note>)}</>;

function Attribute({ attribute: { name, before, after } }: { attribute: Difference['attributes'][number] }) {
	const { t } = useTranslation();
	return (
		<div>
			<dt>{name}</dt>
			{before !== null && before !== undefined && <dd className={cx('mono', styles.was)}><span aria-hidden>−</span><span><span className="visually-hidden">{t('compare.was')} </span>{before}</span></dd>}
			{after !== null && after !== undefined && <dd className={cx('mono', styles.is)}><span aria-hidden>+</span><span><span className="visually-hidden">{t('compare.is')} </span>{after}</span></dd>}
		</div>
	);
}
