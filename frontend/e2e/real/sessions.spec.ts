import { expect, type Page, test } from '@playwright/test';
import { signIn } from '../support';

const { MIRAGE_USER: user = 'admin' } = process.env;

async function enter(page: Page): Promise<void> {
	await page.goto('/');
	// The first sign-in has chosen it.
	await signIn(page, user, 'kites over the harbour');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview');
}

test('a session that is ended in one window signs out the other, which nobody touches', async ({ browser, baseURL }) => {
	const here = await browser.newPage({ baseURL });
	const there = await browser.newPage({ baseURL, userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0' });
	await enter(here);
	await enter(there);
	await here.goto('/account/sessions');
	await here.getByRole('button', { name: /Firefox 130/ }).first().click();
	await expect(there).toHaveURL(/\/login/, { timeout: 30_000 });
	await expect(here.getByRole('heading', { level: 1 })).toHaveText('Account');
	await Promise.all([here.close(), there.close()]);
});
