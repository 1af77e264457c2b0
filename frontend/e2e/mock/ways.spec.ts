import { expect, type Page, test } from '@playwright/test';
import { complaintsOf, expectAccessible, signIn } from '../support';

/** Browsers take an address of four numbers for no party that passkeys could belong to. */
const named = (address: string | undefined) => String(address).replace('127.0.0.1', 'localhost');

/** A device with a fingerprint reader that always agrees. */
async function plugIn(page: Page): Promise<void> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('WebAuthn.enable');
	await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
}

test('the sign-in page offers every way there is', async ({ page }) => {
	const complaints = complaintsOf(page);
	await page.goto('/login?return=%2Ffindings');
	await expect(page.getByRole('link', { name: 'Continue with Aurora Kites' })).toHaveAttribute('href', '/api/v1/auth/providers/corp/authorization?return_to=%2Ffindings');
	await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toBeVisible();
	await expectAccessible(page);
	expect(complaints).toEqual([]);
});

test('it says why a provider did not lead in', async ({ page }) => {
	await page.goto('/login?problem=not-admitted');
	await expect(page.getByRole('alert')).toHaveText('You are known there, but nobody has given you access here.');
	await page.goto('/login?problem=%3Cb%3Esomething');
	await expect(page.getByRole('alert')).toHaveText('That did not lead in. Begin again.');
});

test('in German as well', async ({ browser }) => {
	const context = await browser.newContext({ locale: 'de-DE' });
	const page = await context.newPage();
	await page.goto('/login?problem=account-closed');
	await expect(page.getByRole('alert')).toHaveText('Das Konto ist geschlossen.');
	await expect(page.getByRole('button', { name: 'Mit Passkey anmelden' })).toBeVisible();
	await page.getByRole('link', { name: 'Passwort vergessen?' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Passwort vergessen');
	await context.close();
});

test('a forgotten password is replaced by a mailed link', async ({ page }) => {
	await page.goto('/login');
	await page.getByRole('link', { name: 'Forgot your password?' }).click();
	await expectAccessible(page);
	await page.getByLabel('Username or email address').fill('lena.berg');
	await page.getByRole('button', { name: 'Send the link' }).click();
	await expect(page.getByText('a mail is on its way')).toBeVisible();

	await page.goto('/reset-password#token=too-old');
	await expect(page).toHaveURL(/\/reset-password$/);
	await page.getByLabel('New password', { exact: true }).fill('kites over the harbour');
	await page.getByLabel('New password again').fill('kites over the harbour');
	await page.getByRole('button', { name: 'Set password' }).click();
	await expect(page.getByRole('alert')).toContainText('no longer good');
	await page.goto('/login');
	await page.goto('/reset-password#token=the-token');
	await page.getByLabel('New password', { exact: true }).fill('kites over the harbour');
	await page.getByLabel('New password again').fill('kites over the harbour');
	await page.getByRole('button', { name: 'Set password' }).click();
	await expect(page.getByText('The password is changed')).toBeVisible();
	await page.goto('/login');
	await page.goto('/reset-password');
	await expect(page.getByText('The link is not complete.')).toBeVisible();
});

test('an address is proved by a mailed link, after a press of a button', async ({ page }) => {
	await page.goto('/verify-email#token=the-token');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Email address');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Confirm' }).click();
	await expect(page.getByText('The address is yours.')).toBeVisible();
});

test('a passkey is enrolled, opens the account and is removed', async ({ page, baseURL }) => {
	await plugIn(page);
	await page.goto(`${named(baseURL)}/account`);
	await signIn(page, 'admin', 'correct horse battery');
	await page.getByLabel('Name of the new passkey').fill('This laptop');
	await page.getByRole('button', { name: 'Add passkey' }).click();
	const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
	await dialog.getByLabel('Password').fill('correct horse battery');
	await dialog.getByRole('button', { name: 'Confirm' }).click();
	await expect(page.getByRole('list', { name: 'Passkeys' }).getByText('This laptop')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Account of Lena Berg' }).click();
	await page.getByRole('menuitem', { name: 'Sign out' }).click();
	await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview');
	await page.goto(`${named(baseURL)}/account`);
	await page.getByRole('button', { name: 'Remove This laptop' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
	await page.getByRole('dialog', { name: 'Confirm that it is you' }).getByRole('button', { name: 'With a passkey' }).click();
	await expect(page.getByRole('list', { name: 'Passkeys' })).toBeHidden();
});

test('signing out in one tab signs out the others', async ({ page, context }) => {
	await page.goto('/');
	await signIn(page, 'admin', 'correct horse battery');
	const other = await context.newPage();
	await other.goto('/findings');
	await expect(other.getByRole('heading', { level: 1 })).toHaveText('Findings');
	await page.getByRole('button', { name: 'Account of Lena Berg' }).click();
	await page.getByRole('menuitem', { name: 'Sign out' }).click();
	await expect(other).toHaveURL(/\/login\?return=%2Ffindings/);
});
