import { useTranslation } from 'react-i18next';
import { EntityValue } from '@shared/components/entity';
import { Select } from '@shared/components/field';
import { typeName } from '@shared/lib/entity-types';
import type { Detected } from '../api/detect';
import styles from './new-scan.module.css';

const TARGET_TYPES = ['DomainName', 'Hostname', 'IpAddress', 'Netblock', 'Asn', 'Url', 'EmailAddress', 'PhoneNumber', 'Username', 'Person', 'Organization', 'CryptoAddress'];

/** What each line was understood as, to be corrected where that is wrong. */
export function DetectedTargets({ detected, types, onType }: { detected: Detected[]; types: Record<string, string>; onType: (input: string, type: string) => void }) {
	const { t } = useTranslation();
	const options = (found: string | null | undefined) => [...new Set([...(found ? [found] : []), ...TARGET_TYPES])].map((type) => ({ value: type, label: typeName(type) }));
	return (
		<ul className={styles.detected} aria-label={t('newScan.detected')}>
			{detected.map(({ input, type, value, problem }, line) => {
				const chosen = types[input] ?? type ?? '';
				return (
					<li key={`${line}-${input}`}>
						{problem && !types[input] ? <span className={styles.bad}>{problem}</span> : <EntityValue entity={{ type: chosen, value: value ?? input }} />}
						<Select
							compact aria-label={t('newScan.typeOf', { target: input })} value={chosen} onChange={(event) => onType(input, event.target.value)}
							options={chosen ? options(type) : [{ value: '', label: t('newScan.chooseType') }, ...options(type)]}
						/>
					</li>
				);
			})}
		</ul>
	);
}
