import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { scanQuery } from '@features/scans/api/scan';
import { NAVIGATION } from './navigation';
import styles from './shell.module.css';

const TABS = ['entities', 'graph', 'timeline', 'map', 'findings', 'collectors', 'sources', 'log', 'report', 'configuration'] as const;

/** Where one is, from the address. */
export function Crumbs() {
	const { t } = useTranslation();
	const [first = '', second, third] = useLocation().pathname.split('/').filter(Boolean);
	const entry = NAVIGATION.flatMap((group) => [...group.entries]).find(({ to }) => to === `/${first}`);
	const title = entry ? t(entry.label) : first === 'health' ? t('nav.health') : first === 'account' ? t('nav.account') : '';
	const isScan = first === 'scans' && second !== undefined && second !== 'new';
	const tab = TABS.find((known) => known === third);
	return (
		<nav className={styles.crumbs} aria-label={t('bar.crumbs')}>
			<ol>
				{second === undefined ? <li aria-current="page">{title}</li> : <li><Link to={`/${first}` as '/scans'} activeOptions={{ exact: true }}>{title}</Link></li>}
				{first === 'findings' && second === 'rules' && <li aria-current="page">{t('nav.rules')}</li>}
				{second === 'new' && <li aria-current="page">{t('scans.new')}</li>}
				{isScan && <ScanName id={second} current={!tab} />}
				{isScan && tab && <li aria-current="page">{t(`scan.tab.${tab}`)}</li>}
			</ol>
		</nav>
	);
}

function ScanName({ id, current }: { id: string; current: boolean }) {
	const { data } = useQuery(scanQuery(id));
	return current ? <li aria-current="page">{data?.name ?? '…'}</li> : <li><Link to="/scans/$scanId" params={{ scanId: id }} activeOptions={{ exact: true }}>{data?.name ?? '…'}</Link></li>;
}
