import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { BookOpen, Braces, Keyboard, LogOut, Moon, PanelLeft, Search, Sun, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Session, sessionQuery, useSignOut } from '@features/auth/api/session';
import { NotificationsMenu } from '@features/notifications/components/notifications-menu';
import { IconButton } from '@shared/components/button';
import { Menu } from '@shared/components/menu';
import { StatusDot } from '@shared/components/state-mark';
import { toastProblem } from '@shared/components/toasts';
import { LANGUAGES, switchLanguage } from '@shared/lib/i18n';
import { useLiveState } from '@shared/lib/live';
import { toggleTheme, useTheme } from '@shared/lib/theme';
import { Crumbs } from './crumbs';
import styles from './shell.module.css';

type Props = { session: Session; onToggleRail: () => void; onSearch: () => void; onKeys: () => void };

export function TopBar({ session, onToggleRail, onSearch, onKeys }: Props) {
	const { t } = useTranslation();
	const dark = useTheme() === 'dark';
	return (
		<header className={styles.bar}>
			<IconButton icon={PanelLeft} label={t('bar.rail')} onClick={onToggleRail} />
			<Crumbs />
			<button type="button" className={styles.search} aria-label={t('bar.search')} onClick={onSearch}>
				<Search size={14} aria-hidden />
				<span>{t('bar.search')}</span>
				<kbd aria-hidden>Ctrl K</kbd>
			</button>
			<Live />
			<IconButton icon={dark ? Sun : Moon} label={dark ? t('bar.light') : t('bar.dark')} onClick={toggleTheme} />
			<NotificationsMenu />
			<Account session={session} onKeys={onKeys} />
		</header>
	);
}

function Live() {
	const { t } = useTranslation();
	const state = useLiveState();
	return <span className={styles.live} role="status"><StatusDot tone={state === 'live' ? 'ok' : 'warn'}>{t(`live.${state}`)}</StatusDot></span>;
}

const initials = (name: string) => name.split(/[\s._-]+/).filter(Boolean).slice(0, 2).map((part) => part[0]!.toUpperCase()).join('');

function Account({ session, onKeys }: { session: Session; onKeys: () => void }) {
	const { t, i18n } = useTranslation();
	const queries = useQueryClient();
	const navigate = useNavigate();
	const signOut = useSignOut();
	const leave = () => signOut.mutate(undefined, {
		onSuccess: () => {
			queries.setQueryData(sessionQuery.queryKey, null);
			void navigate({ to: '/login' });
		},
		onError: toastProblem,
	});
	const name = session.user.display_name || session.user.username;
	return (
		<Menu
			title={name} opener={<button type="button" className={styles.account} aria-label={t('bar.account', { name })}>{initials(name)}</button>}
			entries={[
				...LANGUAGES.map((language) => ({ label: t(`language.${language}`), checked: i18n.resolvedLanguage === language, onSelect: () => void switchLanguage(language) })),
				'divider',
				{ label: t('bar.profile'), icon: UserRound, onSelect: () => void navigate({ to: '/account' }) },
				'divider',
				{ label: t('bar.documents'), icon: BookOpen, href: '/documents/index.html' },
				{ label: t('bar.api'), icon: Braces, href: '/api/docs' },
				{ label: t('bar.keys'), icon: Keyboard, onSelect: onKeys },
				'divider',
				{ label: t('auth.signOut'), icon: LogOut, onSelect: leave },
			]}
		/>
	);
}
