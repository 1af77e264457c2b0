import { useTranslation } from 'react-i18next';
import { Tags } from '@shared/components/entity';
import { Checkbox, FieldGroup } from '@shared/components/field';
import { ROLE_IDS, type RoleId } from '@shared/lib/roles';

const isKnown = (role: string): role is RoleId => ROLE_IDS.some((known) => known === role);

export function RoleNames({ roles }: { roles: readonly string[] }) {
	const { t } = useTranslation();
	return <Tags tags={roles.map((role) => (isKnown(role) ? t(`role.${role}`) : role))} />;
}

export function RoleChoice({ roles, onChange }: { roles: readonly string[]; onChange: (roles: string[]) => void }) {
	const { t } = useTranslation();
	const toggle = (role: string, wanted: boolean) => onChange(wanted ? [...roles, role] : roles.filter((other) => other !== role));
	return (
		<FieldGroup legend={t('users.roles')}>
			{ROLE_IDS.map((role) => <Checkbox key={role} label={t(`role.${role}`)} checked={roles.includes(role)} onChange={(event) => toggle(role, event.target.checked)} />)}
		</FieldGroup>
	);
}
