import { expect, test } from '@playwright/test';
import { complaintsOf, signIn } from '../support';

const { MIRAGE_USER: user = 'admin', MIRAGE_PASSWORD: oneTimePassword = '' } = process.env;

/** The main job in a real browser against the real product: from the first sign-in to the report. */
test('a person signs in, scans, and reads what was found', async ({ page, context }) => {
	const complaints = complaintsOf(page);
	await page.goto('/');

	await test.step('change the one-time password', async () => {
		await signIn(page, user, oneTimePassword);
		await page.getByLabel('New password', { exact: true }).fill('kites over the harbour');
		await page.getByLabel('New password again').fill('kites over the harbour');
		await page.getByRole('button', { name: 'Set password' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview');
	});

	await test.step('start a scan', async () => {
		await page.getByRole('link', { name: 'New scan' }).first().click();
		await page.getByLabel('Targets').fill('aurora-kites.example');
		await expect(page.getByRole('list', { name: 'What each line is' })).toContainText('aurora-kites.example');
		await page.getByRole('radio', { name: /^All/ }).check();
		await page.getByRole('button', { name: 'Start scan' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('aurora-kites.example');
	});

	await test.step('wait on screen until it is complete', async () => {
		await expect(page.getByRole('main').getByText('Completed', { exact: true }).first()).toBeVisible({ timeout: 180_000 });
		await expect(page.getByRole('region', { name: 'Entities by type' })).toContainText('Hostname', { timeout: 30_000 });
	});

	await test.step('look at entities', async () => {
		await page.getByRole('navigation', { name: 'Scan' }).getByRole('link', { name: /^Entities/ }).click();
		await page.getByRole('combobox', { name: 'Query' }).fill('value:www.aurora-kites.example');
		await page.getByRole('row', { name: /www\.aurora-kites\.example/ }).first().click();
		const inspector = page.getByRole('complementary', { name: 'Entity details' });
		await expect(inspector).toContainText('How it was found');
		await expect(inspector).toContainText('scan target');
	});

	await test.step('look at the graph', async () => {
		await page.getByRole('navigation', { name: 'Scan' }).getByRole('link', { name: 'Graph' }).click();
		await expect(page.getByRole('img', { name: /^Graph of \d+/ })).toBeVisible({ timeout: 30_000 });
		await page.getByRole('button', { name: 'Show as table' }).click();
		await expect(page.getByRole('grid', { name: 'Graph as table' })).toContainText('aurora-kites.example');
	});

	await test.step('look at findings', async () => {
		await page.getByRole('navigation', { name: 'Scan' }).getByRole('link', { name: /^Findings/ }).click();
		await page.getByRole('grid', { name: 'Findings' }).getByRole('row').nth(1).click();
		await expect(page.getByRole('complementary', { name: 'Finding details' })).toContainText('Why it matters');
	});

	await test.step('read the report', async () => {
		await page.getByRole('navigation', { name: 'Scan' }).getByRole('link', { name: 'Report' }).click();
		const opened = context.waitForEvent('page');
		await page.getByRole('link', { name: 'Open report' }).first().click();
		const report = await opened;
		await expect(report.locator('body')).toContainText('aurora-kites.example');
	});

	expect(complaints).toEqual([]);
});
