import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Activity } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Session } from '@features/auth/api/session';
import { servicesQuery } from '@features/health/api/services';
import { findingsSummaryQuery } from '@features/scans/api/findings-of-scan';
import { scanCountQuery } from '@features/scans/api/scan-list';
import { Logo } from '@shared/components/brand';
import { StatusDot } from '@shared/components/state-mark';
import { Tooltip } from '@shared/components/tooltip';
import { formatNumber } from '@shared/lib/format';
import { type NavigationEntry, navigationFor } from './navigation';
import styles from './shell.module.css';

export function Rail({ session, narrow }: { session: Session; narrow: boolean }) {
	const { t } = useTranslation();
	return (
		<nav className={styles.rail} aria-label={t('nav.label')}>
			<div className={styles.railHead}>
				<Logo />
				{!narrow && <span>Mirage</span>}
				{!narrow && session.organisation.name && <span className={styles.workspace} title={session.organisation.name}>{session.organisation.name}</span>}
			</div>
			{navigationFor(session.user.permissions).map(({ group, entries }) => (
				<div key={group}>
					<span className={styles.group}>{t(group)}</span>
					{entries.map((entry) => <Entry key={entry.to} entry={entry} narrow={narrow} />)}
				</div>
			))}
			<Services narrow={narrow} />
		</nav>
	);
}

function Entry({ entry, narrow }: { entry: NavigationEntry; narrow: boolean }) {
	const { t } = useTranslation();
	const label = t(entry.label);
	const Icon = entry.icon;
	const link = (
		<Link to={entry.to} className={styles.entry} activeOptions={{ exact: entry.to === '/', includeSearch: false }}>
			<Icon size={16} aria-hidden />
			{narrow ? <span className="visually-hidden">{label}</span> : <>{label}<Count of={entry.to} /></>}
		</Link>
	);
	return narrow ? <Tooltip label={label} position="right">{link}</Tooltip> : link;
}

function Count({ of }: { of: NavigationEntry['to'] }) {
	return of === '/scans' ? <RunningScans /> : of === '/findings' ? <CriticalFindings /> : null;
}

function RunningScans() {
	const { t } = useTranslation();
	const running = useQuery(scanCountQuery('running')).data;
	return running ? <span className={styles.count}>{t('nav.running', { count: running })}</span> : null;
}

function CriticalFindings() {
	const { t } = useTranslation();
	const critical = useQuery(findingsSummaryQuery()).data?.by_severity.critical;
	return critical ? <span className={`${styles.count} ${styles.alarming}`} title={t('nav.critical')}>{formatNumber(critical)}</span> : null;
}

function Services({ narrow }: { narrow: boolean }) {
	const { t } = useTranslation();
	const { data } = useQuery(servicesQuery);
	const tone = !data ? 'idle' : data.up === data.total ? 'ok' : 'bad';
	const words = data ? t('nav.services', { up: data.up, total: data.total }) : t('nav.servicesUnknown');
	return (
		<Link to="/health" className={styles.health}>
			<StatusDot tone={tone} />
			{narrow ? <span className="visually-hidden">{words}</span> : <span>{words}</span>}
			{!narrow && <Activity size={14} aria-hidden />}
		</Link>
	);
}
