import { expect, type Page, test } from '@playwright/test';
import { complaintsOf, expectAccessible, signIn } from '../support';

let complaints: string[];

function forgive(status: string) {
	complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !complaint.includes(status)));
}

async function open(page: Page, path: string) {
	await page.goto(path);
	await signIn(page, 'admin', 'correct horse battery');
}

/** What is dangerous asks for the password first, once. */
async function confirm(page: Page) {
	const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
	await dialog.getByLabel('Password').fill('correct horse battery');
	await dialog.getByRole('button', { name: 'Confirm' }).click();
	await expect(dialog).toBeHidden();
	forgive('403');
}

test.beforeEach(({ page }) => {
	complaints = complaintsOf(page);
});

test.afterEach(() => expect(complaints).toEqual([]));

test('a second factor is asked for when the account has one', async ({ page }) => {
	await page.goto('/');
	await signIn(page, 'otto', 'correct horse battery');
	await page.getByLabel('Code').fill('000000');
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page.getByRole('alert')).toHaveText('The code is not accepted.');
	await page.getByLabel('Code').fill('123456');
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview');
});

test('an authenticator app is set up, and what opens the account without it is shown once', async ({ page }) => {
	await open(page, '/account');
	await page.getByRole('button', { name: 'Set up authenticator app' }).click();
	const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
	await dialog.getByLabel('Password').fill('wrong');
	await dialog.getByRole('button', { name: 'Confirm' }).click();
	await expect(dialog.getByRole('alert')).toHaveText('The username or the password is wrong.');
	await expectAccessible(page);
	await confirm(page);
	await expect(page.getByRole('img', { name: 'QR code of the secret' })).toBeVisible();
	await expect(page.getByRole('status', { name: 'Secret' })).toContainText('JBSWY3DPEHPK3PXP');
	await expectAccessible(page);
	await page.getByLabel('Code that the app shows').fill('000000');
	await page.getByRole('button', { name: 'Turn on' }).click();
	await expect(page.getByRole('alert')).toContainText('does not belong to the secret');
	forgive('400');
	await page.getByLabel('Code that the app shows').fill('123 456');
	await page.getByRole('button', { name: 'Turn on' }).click();
	const codes = page.getByRole('status', { name: 'Recovery codes' });
	await expect(codes).toContainText('aaaaa-bbbbb');
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Download' }).click();
	expect((await download).suggestedFilename()).toBe('mirage-recovery-codes.txt');
	await page.getByRole('button', { name: 'I have kept it' }).click();
	await expect(codes).toBeHidden();
	await expect(page.getByText('3 recovery codes left.')).toBeVisible();
	await page.getByRole('button', { name: 'Remove' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
	await expect(page.getByRole('button', { name: 'Set up authenticator app' })).toBeVisible();
});

test('whoever does not confirm changes nothing', async ({ page }) => {
	await open(page, '/account/keys');
	await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Never made');
	await page.getByRole('button', { name: 'Everything readable' }).click();
	await page.getByRole('button', { name: 'Create key' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
	await expect(page.getByRole('alert')).toContainText('Confirm who you are');
	await expect(page.getByRole('row', { name: /Never made/ })).toHaveCount(0);
	forgive('403');
});

test('a key gets chosen permissions and an end, and its secret is shown once', async ({ page }) => {
	await open(page, '/account/keys');
	await expect(page.getByRole('row', { name: /Old script/ })).toContainText('Revoked');
	await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Report robot');
	await page.getByLabel('Ends after').selectOption('30 days');
	await page.getByRole('group', { name: 'Reports' }).getByLabel('read').check();
	await expect(page.getByText('1 permission', { exact: true })).toBeVisible();
	await page.getByRole('button', { name: 'Create key' }).click();
	const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/auth/api-keys'));
	await confirm(page);
	expect((await sent).postDataJSON()).toEqual({ name: 'Report robot', permissions: ['report:read'], expires_in_days: 30 });
	const secret = page.getByRole('status', { name: 'Key Report robot' });
	await expect(secret).toContainText('mk_the-secret-of-this-key');
	await page.getByRole('button', { name: 'I have kept it' }).click();
	await expect(page.getByText('mk_the-secret-of-this-key')).toHaveCount(0);
	await page.getByRole('button', { name: 'Revoke Report robot' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
	await expect(page.getByRole('row', { name: /Report robot/ })).toContainText('Revoked');
});

test('sessions are ended', async ({ page }) => {
	await open(page, '/account/sessions');
	await expect(page.getByRole('row', { name: /Chrome 141, Linux/ })).toContainText('This session');
	await page.getByRole('button', { name: 'End the session of Safari 18, macOS' }).click();
	await expect(page.getByRole('row', { name: /Safari/ })).toHaveCount(0);
	await page.getByRole('button', { name: 'End all others' }).click();
	await expect(page.getByRole('row', { name: /Unknown device/ })).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'End all others' })).toBeDisabled();
});

test('a password is changed', async ({ page }) => {
	await open(page, '/account');
	await page.getByLabel('Current password').fill('correct horse battery');
	await page.getByLabel('New password', { exact: true }).fill('short');
	await page.getByLabel('New password again').fill('short');
	await page.getByRole('button', { name: 'Change password' }).click();
	await expect(page.getByRole('alert')).toContainText('12 to 256 characters');
	forgive('400');
	await page.getByLabel('New password', { exact: true }).fill('kites over the harbour');
	await page.getByLabel('New password again').fill('kites over the harbour');
	await page.getByRole('button', { name: 'Change password' }).click();
	await expect(page.getByText('The password is changed.')).toBeVisible();
});

test('an administrator makes, changes and closes accounts', async ({ page }) => {
	await open(page, '/users');
	await expect(page.getByRole('row', { name: /tom.hill/ })).toContainText('<img src=x onerror=alert(1)>');
	await page.getByRole('button', { name: 'New user' }).click();
	const making = page.getByRole('complementary', { name: 'New user' });
	await making.getByLabel('Username').fill('marco.rossi');
	await making.getByRole('button', { name: 'Create' }).click();
	await confirm(page);
	await expect(making.getByRole('alert')).toHaveText("Somebody is called 'marco.rossi' already.");
	forgive('409');
	await making.getByLabel('Username').fill('ines.costa');
	await making.getByRole('button', { name: 'Create' }).click();
	await expect(making.getByRole('status', { name: 'One-time password of ines.costa' })).toContainText('one-time-password-of-theirs');
	await making.getByRole('button', { name: 'I have kept it' }).click();
	await page.getByRole('row', { name: /marco.rossi/ }).click();
	const details = page.getByRole('complementary', { name: 'Account details' });
	await details.getByLabel('Read only').check();
	await details.getByRole('button', { name: 'Save roles' }).click();
	await expect(page.getByRole('row', { name: /marco.rossi/ })).toContainText('Read only');
	await details.getByRole('switch', { name: 'May sign in' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Close account' }).click();
	await expect(page.getByRole('row', { name: /marco.rossi/ })).toContainText('Closed');
	await page.getByRole('row', { name: /lena.berg/ }).click();
	await details.getByRole('switch', { name: 'May sign in' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Close account' }).click();
	await expect(page.getByText('lena.berg is the only one who administrates.')).toBeVisible();
	forgive('409');
});

test('somebody is invited by a link that is shown once, and makes their own account', async ({ page }) => {
	await open(page, '/users/invitations');
	await page.getByRole('textbox', { name: 'Email' }).fill('tom@aurora-kites.example');
	await page.getByRole('button', { name: 'Invite' }).click();
	await confirm(page);
	const link = await page.getByRole('status', { name: 'Link for tom@aurora-kites.example' }).locator('code').innerText();
	expect(new URL(link).hash).toBe('#the-token');
	await page.getByRole('button', { name: 'Revoke the invitation of anya@aurora-kites.example' }).click();
	await expect(page.getByRole('cell', { name: 'anya@aurora-kites.example' })).toHaveCount(0);
	await page.context().clearCookies();
	await page.goto('about:blank');
	await page.goto(link);
	await expectAccessible(page);
	await page.getByLabel('Username').fill('tom.hill2');
	await page.getByLabel('Password', { exact: true }).fill('kites over the harbour');
	await page.getByLabel('New password again').fill('kites over the harbour');
	await page.getByRole('button', { name: 'Create account' }).click();
	await expect(page.getByText('Your account tom.hill2 is ready.')).toBeVisible();
	await page.getByRole('link', { name: 'Sign in' }).click();
	await expect(page).toHaveURL('/login');
});

test('a program has an account with keys of its own', async ({ page }) => {
	await open(page, '/users/services');
	await page.getByRole('row', { name: /SIEM connector/ }).click();
	const details = page.getByRole('complementary', { name: 'Account details' });
	await expect(details).toContainText('finding:read');
	await details.getByRole('textbox', { name: 'Name' }).fill('Second');
	await details.getByRole('group', { name: 'Scans' }).getByLabel('read').check();
	await details.getByRole('button', { name: 'Create key' }).click();
	await confirm(page);
	await expect(details.getByRole('status', { name: 'Key Second' })).toContainText('mk_the-secret-of-this-key');
});

test('the audit trail is searched and its chain checked', async ({ page }) => {
	await open(page, '/audit');
	const trail = page.getByRole('grid', { name: 'Audit' });
	await expect(trail).toHaveAttribute('aria-rowcount', '451');
	await page.getByRole('searchbox', { name: 'Username' }).fill('marco.rossi');
	await expect(trail).toHaveAttribute('aria-rowcount', '194');
	await page.getByRole('searchbox', { name: /What begins with/ }).fill('/api/v1/findings');
	await expect(page.getByRole('link', { name: 'Export' })).toHaveAttribute('href', /audit\/export\?actor=marco.rossi&resource=/);
	await page.getByLabel('From (UTC)').fill('2027-01-01T00:00');
	await expect(page.getByText('Nothing matches these filters.')).toBeVisible();
	await page.getByRole('button', { name: 'Clear filters' }).click();
	await page.getByRole('button', { name: 'Check the chain' }).click();
	await expect(page.getByText('The chain is whole: 450 entries are what they were.')).toBeVisible();
	await trail.getByRole('row').nth(2).click();
	await expect(page.getByRole('complementary', { name: 'Entry details' })).toContainText('abababab');
});

test('roles say what they may do', async ({ page }) => {
	await open(page, '/users/roles');
	await expect(page.getByRole('row', { name: /Audit trail read/ })).toContainText('may');
});

test('whoever may not administrate does not get there', async ({ page }) => {
	await page.goto('/');
	await signIn(page, 'reader', 'correct horse battery');
	await expect(page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Users & teams' })).toHaveCount(0);
	await page.goto('/audit');
	await expect(page.getByRole('alert')).toContainText('This needs the permission audit:read.');
	await page.goto('/users');
	await expect(page.getByRole('alert')).toContainText('This needs the permission user:read.');
	forgive('403');
	await page.getByRole('button', { name: /^Account of/ }).click();
	await page.getByRole('menuitem', { name: 'Account and keys' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Account');
});
