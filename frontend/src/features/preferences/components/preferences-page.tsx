import { useTranslation } from 'react-i18next';
import { FieldGroup, Checkbox, SelectField, Switch } from '@shared/components/field';
import { Scroll } from '@shared/components/layout';
import { formatExact } from '@shared/lib/format';
import { LANGUAGES, type Language, switchLanguage } from '@shared/lib/i18n';
import { changePreferences, DENSITIES, usePreferences } from '@shared/lib/preferences';
import { setTheme, THEME_CHOICES, useThemeChoice } from '@shared/lib/theme';
import { useNow } from '@shared/lib/use-now';
import styles from './preferences.module.css';

/** How things look to whoever is signed in. Every change holds at once. */
export function PreferencesPage() {
	const { t, i18n } = useTranslation();
	const { density, timeZone, singleKeys } = usePreferences();
	const theme = useThemeChoice();
	const now = new Date(useNow()).toISOString();
	return (
		<Scroll padded label={t('preferences.title')}>
			<div className={styles.page}>
				<p className="muted">{t('preferences.lead')}</p>
				<FieldGroup legend={t('preferences.theme')}>
					{THEME_CHOICES.map((choice) => <Checkbox key={choice} type="radio" name="theme" label={t(`preferences.themes.${choice}`)} checked={theme === choice} onChange={() => setTheme(choice)} />)}
				</FieldGroup>
				<FieldGroup legend={t('grid.density')}>
					{DENSITIES.map((choice) => <Checkbox key={choice} type="radio" name="density" label={t(`preferences.density.${choice}`)} note={t(`preferences.densityNote.${choice}`)} checked={density === choice} onChange={() => changePreferences({ density: choice })} />)}
				</FieldGroup>
				<SelectField
					label={t('preferences.language')} value={i18n.resolvedLanguage} options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
					onChange={(event) => void switchLanguage(event.target.value as Language)}
				/>
				<SelectField
					label={t('preferences.timeZone')} hint={t('preferences.timeNow', { now: formatExact(now) })} value={timeZone} options={ZONES.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
					onChange={(event) => changePreferences({ timeZone: event.target.value })}
				/>
				<div>
					<Switch checked={singleKeys} label={t('preferences.singleKeys')} onChange={(on) => changePreferences({ singleKeys: on })} />
					<p className="muted">{t('preferences.singleKeysNote')}</p>
				</div>
			</div>
		</Scroll>
	);
}

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
