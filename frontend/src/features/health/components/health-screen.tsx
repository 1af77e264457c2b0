import { useQuery } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { Cards, Columns, Content, Panel, PlainTable, Screen, ScreenHeader, Scroll } from '@shared/components/layout';
import { StatusDot } from '@shared/components/state-mark';
import { Boundary, Empty, Loaded } from '@shared/components/states';
import { toast, toastProblem } from '@shared/components/toasts';
import { formatAgo, formatExact, formatNumber } from '@shared/lib/format';
import { useNow } from '@shared/lib/use-now';
import { type DeadEvent, deadEventsQuery, useRetryDeadEvent } from '../api/dead-events';
import { type Service, servicesQuery } from '../api/services';
import { versionQuery } from '../api/version';
import styles from './health.module.css';

export function HealthScreen() {
	const { t } = useTranslation();
	const query = useQuery(servicesQuery);
	const version = useQuery(versionQuery).data;
	return (
		<Screen>
			<ScreenHeader title={t('nav.health')} facts={<>{query.data && <span>{t('nav.services', { up: query.data.up, total: query.data.total })}</span>}{version?.version && <span>{t('health.version', { version: version.version })}</span>}</>} />
			<Columns>
				<Content>
					<Scroll label={t('nav.health')}>
						<h2 className={styles.section}>{t('health.modules')}</h2>
						<Loaded query={query}>{({ data }) => <div className={styles.map}>{data.map((service) => <ServiceCard key={service.module} service={service} />)}</div>}</Loaded>
						<Cards><Boundary><DeadEvents /></Boundary></Cards>
					</Scroll>
				</Content>
			</Columns>
		</Screen>
	);
}

function ServiceCard({ service }: { service: Service }) {
	const { t } = useTranslation();
	const now = useNow();
	const up = service.state === 'up';
	return (
		<section className={styles.service} aria-label={service.module}>
			<div><strong>{service.module}</strong><StatusDot tone={up ? 'ok' : 'bad'}>{service.state}</StatusDot></div>
			{service.instances.length === 0 && <p>{t('health.noInstance')}</p>}
			{service.instances.map((instance) => (
				<p key={instance.id} title={`${instance.uri ?? ''} ${instance.version ?? ''}`}>
					{t('health.instance', { unit: instance.unit, version: instance.version ?? '—', seen: formatAgo(instance.last_seen, now) })}
				</p>
			))}
		</section>
	);
}

function DeadEvents() {
	const { t } = useTranslation();
	const query = useQuery(deadEventsQuery);
	const head = [{ text: t('health.event') }, { text: t('health.failure') }, { text: t('health.attempts'), number: true }, { text: t('health.published') }, { text: t('health.action') }];
	return (
		<Panel title={t('health.deadEvents')}>
			<Loaded query={query} lines={3}>
				{(events) => (events.length === 0 ? <Empty>{t('health.noDeadEvents')}</Empty>
					: <PlainTable label={t('health.deadEvents')} head={head}>{events.map((event) => <DeadEventRow key={event.id} event={event} />)}</PlainTable>)}
			</Loaded>
		</Panel>
	);
}

const lastPart = (name: string) => name.slice(name.lastIndexOf('.') + 1);

function DeadEventRow({ event }: { event: DeadEvent }) {
	const { t } = useTranslation();
	const retry = useRetryDeadEvent();
	const again = () => retry.mutate(event.id, { onSuccess: () => toast(t('health.retried')), onError: toastProblem });
	return (
		<tr>
			<td title={event.listener}><span className="mono">{lastPart(event.event_type)}</span></td>
			<td className={styles.failure}>{event.failure ?? '—'}</td>
			<td data-number>{formatNumber(event.attempts)}</td>
			<td>{formatExact(event.publication_date)}</td>
			<td><Button icon={RotateCcw} disabled={retry.isPending} onClick={again}>{t('health.retry')}</Button></td>
		</tr>
	);
}
