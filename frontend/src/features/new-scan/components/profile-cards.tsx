import { useTranslation } from 'react-i18next';
import { PROFILES, type ProfileName } from '../profiles';
import styles from './new-scan.module.css';

export function ProfileCards({ chosen, onChoose }: { chosen: ProfileName; onChoose: (profile: ProfileName) => void }) {
	const { t } = useTranslation();
	return (
		<fieldset className={styles.profiles}>
			<legend>{t('newScan.profile')}</legend>
			{PROFILES.map(({ name, intrusiveness, hops }) => (
				<label key={name} className={styles.profile}>
					<input type="radio" name="profile" value={name} checked={chosen === name} onChange={() => onChoose(name)} />
					<strong>{t(`profile.${name}.name`)}</strong>
					<p>{t(`profile.${name}.description`)}</p>
					<small>{t('newScan.profileFacts', { closeness: t(`intrusiveness.${intrusiveness}`), count: hops })}</small>
				</label>
			))}
		</fieldset>
	);
}
