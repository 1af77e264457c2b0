import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Screen, ScreenHeader, Tab, Tabs } from '@shared/components/layout';
import { Boundary } from '@shared/components/states';

/** Who may use the organisation's Mirage; for those who administrate them. */
export function UsersScreen() {
	const { t } = useTranslation();
	return (
		<Screen>
			<ScreenHeader title={t('nav.users')} facts={t('users.lead')} />
			<Tabs label={t('users.tabs')}>
				<Tab exact link={{ to: '/users' }}>{t('users.tab.people')}</Tab>
				<Tab link={{ to: '/users/invitations' }}>{t('users.tab.invitations')}</Tab>
				<Tab link={{ to: '/users/services' }}>{t('users.tab.services')}</Tab>
				<Tab link={{ to: '/users/roles' }}>{t('users.tab.roles')}</Tab>
			</Tabs>
			<Boundary><Outlet /></Boundary>
		</Screen>
	);
}
