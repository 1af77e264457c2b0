import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '@features/auth/api/session';
import { Boundary } from '@shared/components/states';
import { cx } from '@shared/lib/class-names';
import { useHotkeys } from '@shared/lib/hotkeys';
import { Permissions } from '@shared/lib/permissions';
import { listenLive, perFrame } from '@shared/lib/live';
import { read, write } from '@shared/lib/stored';
import { toggleTheme } from '@shared/lib/theme';
import { applyLive } from '../apply-live';
import { Confirming } from './confirming';
import { NAVIGATION } from './navigation';
import { Offline } from './offline';
import { type Overlay, Overlays } from './overlays';
import { Rail } from './rail';
import styles from './shell.module.css';
import { TopBar } from './top-bar';

const focusFilter = () => document.querySelector<HTMLInputElement>('[data-filter]')?.focus();

/** The frame around every screen. */
export function Shell() {
	const { t } = useTranslation();
	const session = useQuery(sessionQuery).data;
	const queries = useQueryClient();
	const navigate = useNavigate();
	const { pathname } = useLocation();
	const [rail, toggleRail] = useRail(pathname);
	const [open, setOpen] = useState<Overlay>();
	useEffect(() => {
		let end: (() => void) | undefined;
		let gone = false;
		void import('@features/preferences/keeping').then(({ keepPreferences }) => {
			end = gone ? undefined : keepPreferences();
		});
		return () => {
			gone = true;
			end?.();
		};
	}, []);
	useEffect(() => listenLive(perFrame((events) => applyLive(queries, events))), [queries]);
	useHotkeys({
		'ctrl+k': () => setOpen('palette'),
		'?': () => setOpen('keys'),
		'/': focusFilter,
		'[': toggleRail,
		'shift+l': toggleTheme,
		n: () => void navigate({ to: '/scans/new' }),
		'g h': () => void navigate({ to: '/health' }),
		...Object.fromEntries(NAVIGATION.flatMap((group) => [...group.entries]).filter((entry) => 'key' in entry)
			.map((entry) => [`g ${entry.key}`, () => void navigate({ to: entry.to })])),
	});
	const permissions = useMemo(() => new Set(session?.user.permissions), [session]);
	if (!session) {
		return null;
	}
	return (
		<Permissions value={permissions}>
			<div className={cx(styles.shell, !rail && styles.narrow)}>
				<a className={styles.skip} href="#main">{t('bar.skip')}</a>
				<Rail session={session} narrow={!rail} />
				<TopBar session={session} onToggleRail={toggleRail} onSearch={() => setOpen('palette')} onKeys={() => setOpen('keys')} />
				<main id="main" className={styles.main} tabIndex={-1}><Offline /><div className={styles.screen}><Boundary resetKey={pathname}><Outlet /></Boundary></div></main>
				<Overlays open={open} onClose={() => setOpen(undefined)} onKeys={() => setOpen('keys')} />
				<Confirming />
			</div>
		</Permissions>
	);
}

/** Whole outside a scan, icons only inside one; each choice is remembered. On small windows it covers the page, so it starts closed. */
function useRail(pathname: string): [open: boolean, toggle: () => void] {
	const place = /^\/scans\/(?!new)./.test(pathname) ? 'rail.scan' : 'rail';
	const [choices, setChoices] = useState<Record<string, boolean>>({});
	const small = window.matchMedia('(max-width: 899px)').matches;
	const stored = read(place);
	const open = choices[small ? pathname : place] ?? (small ? false : stored === null ? place === 'rail' : stored === 'open');
	const toggle = () => {
		setChoices({ ...choices, [small ? pathname : place]: !open });
		if (!small) {
			write(place, open ? 'narrow' : 'open');
		}
	};
	return [open, toggle];
}
