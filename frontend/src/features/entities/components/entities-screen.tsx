import { useTranslation } from 'react-i18next';
import { Screen, ScreenHeader } from '@shared/components/layout';
import { EntitiesView } from './entities-view';

/** The entities of all scans. */
export function EntitiesScreen() {
	const { t } = useTranslation();
	return (
		<Screen>
			<ScreenHeader title={t('nav.entities')} facts={t('entities.lead')} />
			<EntitiesView />
		</Screen>
	);
}
