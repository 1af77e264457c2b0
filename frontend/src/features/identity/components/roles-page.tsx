import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Cards, Columns, Content, Panel, PlainTable, Scroll } from '@shared/components/layout';
import { byResource, INSTALLATION_WIDE, PERMISSIONS_OF, ROLE_IDS, type RoleId } from '@shared/lib/roles';
import styles from './identity.module.css';
import { ResourceName } from './permission-choice';

/** What each role may do. */
export function RolesPage() {
	const { t } = useTranslation();
	const rows = byResource(PERMISSIONS_OF.admin).flatMap(({ resource, verbs }) => verbs.map((verb) => ({ resource, verb, permission: `${resource}:${verb}` })));
	return (
		<Columns>
			<Content>
				<Scroll label={t('nav.users')}>
					<div className={styles.gap} />
					<Cards>
						<Panel title={t('users.tab.roles')}>
							<p className={styles.section}>{t('users.rolesLead')}</p>
							<PlainTable label={t('users.tab.roles')} head={[{ text: t('permission.resource') }, { text: t('keyList.permissions') }, ...ROLE_IDS.map((role) => ({ text: t(`role.${role}`) }))]}>
								{rows.map(({ resource, verb, permission }) => (
									<tr key={permission}>
										<td><ResourceName resource={resource} /></td>
										<td>{t(`permission.verb.${verb}`)}{INSTALLATION_WIDE.includes(permission) && ` (${t('permission.installation')})`}</td>
										{ROLE_IDS.map((role) => <td key={role}><May role={role} permission={permission} /></td>)}
									</tr>
								))}
							</PlainTable>
						</Panel>
					</Cards>
				</Scroll>
			</Content>
		</Columns>
	);
}

function May({ role, permission }: { role: RoleId; permission: string }) {
	const { t } = useTranslation();
	return PERMISSIONS_OF[role].includes(permission)
		? <><Check size={14} aria-hidden className={styles.yes} /><span className="visually-hidden">{t('users.may')}</span></>
		: <><span aria-hidden className="muted">·</span><span className="visually-hidden">{t('users.mayNot')}</span></>;
}
