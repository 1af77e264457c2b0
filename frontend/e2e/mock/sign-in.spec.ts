import { expect, test } from '@playwright/test';
import { complaintsOf, expectAccessible, signIn } from '../support';

test('a wrong password is said, and signing in leads to the address one wanted', async ({ page }) => {
	const complaints = complaintsOf(page);
	await page.goto('/findings?severity=high');
	await expect(page).toHaveURL(/\/login\?return=/);
	await signIn(page, 'admin', 'wrong');
	await expect(page.getByRole('alert')).toHaveText('The username or the password is wrong.');
	await expectAccessible(page);
	await signIn(page, 'admin', 'correct horse battery');
	await expect(page).toHaveURL('/findings?severity=high');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Findings');
	expect(complaints).toEqual([]);
});

test('signing in does not lead to another host', async ({ page, baseURL }) => {
	await page.goto('/login?return=//elsewhere.example/');
	await signIn(page, 'admin', 'correct horse battery');
	await expect(page).toHaveURL(`${baseURL}/`);
});

test('a one-time password has to be changed before anything else', async ({ page }) => {
	await page.goto('/');
	await signIn(page, 'admin', 'one-time');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose a password');
	await page.getByLabel('New password', { exact: true }).fill('short');
	await page.getByLabel('New password again').fill('short');
	await page.getByRole('button', { name: 'Set password' }).click();
	await expect(page.getByRole('alert')).toHaveText('A password has 12 to 256 characters, this one 5.');
	await expectAccessible(page);
	await page.getByLabel('New password', { exact: true }).fill('kites over the harbour');
	await page.getByLabel('New password again').fill('kites over the harbor');
	await expect(page.getByText('The two are not the same.')).toBeVisible();
	await page.getByLabel('New password again').fill('kites over the harbour');
	await page.getByRole('button', { name: 'Set password' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview');
});

test('a session that ends leads to the sign-in and back', async ({ page, context }) => {
	await page.goto('/');
	// The last thing that the frame asks for by itself.
	const settled = page.waitForResponse('**/api/v1/users/me/preferences');
	await signIn(page, 'admin', 'correct horse battery');
	await settled;
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview');
	await context.clearCookies();
	await page.getByRole('link', { name: 'Collectors', exact: true }).click();
	await expect(page).toHaveURL(/\/login\?return=%2Fcollectors/);
	await signIn(page, 'admin', 'correct horse battery');
	await expect(page).toHaveURL('/collectors');
});

test('signing out ends it', async ({ page }) => {
	await page.goto('/');
	await signIn(page, 'admin', 'correct horse battery');
	await page.getByRole('button', { name: 'Account of Lena Berg' }).click();
	await page.getByRole('menuitem', { name: 'Sign out' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
	await page.goto('/scans');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
});
