import { useTranslation } from 'react-i18next';
import { Button } from '@shared/components/button';
import { Checkbox, FieldGroup } from '@shared/components/field';
import { byResource, INSTALLATION_WIDE, type Verb } from '@shared/lib/roles';
import styles from './identity.module.css';

const COLUMN: Record<Verb, number> = { read: 2, write: 3, delete: 4 };

type Resource = 'account' | 'audit' | 'config' | 'data' | 'finding' | 'integration' | 'module' | 'notification' | 'organisation' | 'platform' | 'project' | 'report' | 'scan' | 'user';

export function ResourceName({ resource }: { resource: string }) {
	const { t } = useTranslation();
	return <span>{t(`permission.of.${resource as Resource}`, { defaultValue: resource })}</span>;
}

/** @param possible what may be given at all: nobody gives more than they have */
export function PermissionChoice({ possible, chosen, onChange }: { possible: readonly string[]; chosen: readonly string[]; onChange: (chosen: string[]) => void }) {
	const { t } = useTranslation();
	const toggle = (permission: string, wanted: boolean) => onChange(wanted ? [...chosen, permission] : chosen.filter((other) => other !== permission));
	return (
		<FieldGroup legend={t('keyList.mayDo')}>
			<div className={styles.row}>
				<Button onClick={() => onChange(possible.filter((permission) => permission.endsWith(':read')))}>{t('keyList.readOnly')}</Button>
				<Button onClick={() => onChange([...possible])}>{t('keyList.everything')}</Button>
				<Button onClick={() => onChange([])}>{t('keyList.nothing')}</Button>
				<span className="muted" role="status">{t('keyList.chosen', { count: chosen.length })}</span>
			</div>
			<div className={styles.permissions}>
				{byResource(possible).map(({ resource, verbs }) => (
					<div key={resource} role="group" aria-label={t(`permission.of.${resource as Resource}`, { defaultValue: resource })}>
						<ResourceName resource={resource} />
						{verbs.map((verb) => {
							const permission = `${resource}:${verb}`;
							return <div key={verb} style={{ gridColumn: COLUMN[verb] }}><Checkbox label={t(`permission.verb.${verb}`)} note={INSTALLATION_WIDE.includes(permission) && t('permission.installation')} checked={chosen.includes(permission)} onChange={(event) => toggle(permission, event.target.checked)} /></div>;
						})}
					</div>
				))}
			</div>
		</FieldGroup>
	);
}
