import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Screen, ScreenHeader, Tab, Tabs } from '@shared/components/layout';
import { Boundary } from '@shared/components/states';

/** What belongs to whoever is signed in. */
export function AccountScreen() {
	const { t } = useTranslation();
	return (
		<Screen>
			<ScreenHeader title={t('account.title')} />
			<Tabs label={t('account.tabs')}>
				<Tab exact link={{ to: '/account' }}>{t('account.tab.profile')}</Tab>
				<Tab link={{ to: '/account/sessions' }}>{t('account.tab.sessions')}</Tab>
				<Tab link={{ to: '/account/keys' }}>{t('account.tab.keys')}</Tab>
				<Tab link={{ to: '/account/preferences' }}>{t('preferences.title')}</Tab>
			</Tabs>
			<Boundary><Outlet /></Boundary>
		</Screen>
	);
}
