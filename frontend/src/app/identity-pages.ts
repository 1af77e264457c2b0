// One chunk for all that is about accounts: whoever needs one of these screens needs most of it.
export { AccountScreen } from '@features/identity/components/account-screen';
export { PeoplePage, ServicesPage } from '@features/identity/components/accounts-page';
export { InvitationsPage } from '@features/identity/components/invitations-page';
export { KeysPage } from '@features/identity/components/keys-page';
export { ProfilePage } from '@features/identity/components/profile-page';
export { RolesPage } from '@features/identity/components/roles-page';
export { SessionsPage } from '@features/identity/components/sessions-page';
export { UsersScreen } from '@features/identity/components/users-screen';
