import { useTranslation } from 'react-i18next';
import { Problem } from '@shared/lib/http';
import styles from './identity.module.css';

/** Why what a form wanted did not happen. */
export function Failure({ error }: { error: unknown }) {
	const { t } = useTranslation();
	return error ? <p className={styles.bad} role="alert">{error instanceof Problem ? error.detail : t('state.broken')}</p> : null;
}

export const fieldErrorOf = (error: unknown, field: string): string | undefined =>
	error instanceof Problem ? error.errors.find((known) => known.field === field || known.field.startsWith(`${field}[`))?.message : undefined;
