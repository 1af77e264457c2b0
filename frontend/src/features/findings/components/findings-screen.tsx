import { Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '@shared/components/button';
import { Screen, ScreenHeader } from '@shared/components/layout';
import { FindingsView } from './findings-view';

/** The findings of all scans. */
export function FindingsScreen() {
	const { t } = useTranslation();
	return (
		<Screen>
			<ScreenHeader title={t('nav.findings')} facts={t('findings.lead')} actions={<ButtonLink icon={Scale} link={{ to: '/findings/rules' }}>{t('rules.title')}</ButtonLink>} />
			<FindingsView />
		</Screen>
	);
}
