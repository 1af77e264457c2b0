import { expect, test } from '@playwright/test';
import { expectAccessible, setTheme, signIn } from '../support';

const SCAN = '/scans/01995ca0-0000-7000-8000-000000000001';

const SCREENS = {
	overview: '/', scans: '/scans', 'new scan': '/scans/new?target=aurora-kites.example', scan: SCAN, entities: `${SCAN}/entities?entity=0199e111-0000-7000-8000-000000000003`,
	entity: '/entities/0199e111-0000-7000-8000-000000000003', 'entity path': '/entities/0199e111-0000-7000-8000-000000000003/path', 'entity observations': '/entities/0199e111-0000-7000-8000-000000000003/observations',
	graph: `${SCAN}/graph`, 'graph as table': `${SCAN}/graph?view=table`, findings: '/findings?finding=0199f1d0-0000-7000-8000-000000000001', 'scan collectors': `${SCAN}/collectors`, 'scan sources': `${SCAN}/sources`, 'scan log': `${SCAN}/log?task=01997a50-0000-7000-8000-000000000010`, 'scan configuration': `${SCAN}/configuration`,
	'scan report': '/scans/01995ca0-0000-7000-8000-000000000007/report', reports: '/reports', collectors: '/collectors?collector=dns_records', settings: '/settings?key=network.resolvers', account: '/account', sessions: '/account/sessions', keys: '/account/keys', users: '/users?account=01990001-0000-7000-8000-000000000002', invitations: '/users/invitations',
	'all entities': '/entities?query=tag:expired', compare: '/compare?change=changed', timeline: '/timeline', map: '/map?place=DE', 'map as table': '/map?view=table', board: '/findings?view=board', rules: '/findings/rules?rule=weak-spf', preferences: '/account/preferences',
	services: '/users/services?account=01990001-0000-7000-8000-000000000003', roles: '/users/roles', audit: '/audit?entry=0199aad1-0000-7000-8000-000000000003', health: '/health',
};

for (const theme of ['dark', 'light'] as const) {
	test(`every screen can be used by everybody, ${theme}`, async ({ page }) => {
		test.setTimeout(480_000);
		await setTheme(page, theme);
		await page.goto('/');
		await signIn(page, 'admin', 'correct horse battery');
		for (const [name, path] of Object.entries(SCREENS)) {
			await test.step(name, async () => {
				await page.goto(path);
				await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
				await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
				await expectAccessible(page);
			});
		}
	});

	test(`what floats can be used by everybody, ${theme}`, async ({ page }) => {
		test.setTimeout(240_000);
		await setTheme(page, theme);
		await page.goto('/scans');
		await signIn(page, 'admin', 'correct horse battery');
		await page.getByRole('button', { name: /^Notifications/ }).click();
		await expect(page.getByText('Report written')).toBeVisible();
		await expectAccessible(page);
		await page.keyboard.press('Escape');
		await page.getByRole('button', { name: 'Actions for Kestrel Drives' }).click();
		await expect(page.getByRole('menuitem', { name: 'Delete scan' })).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('menuitem', { name: 'Delete scan' }).click();
		await expect(page.getByRole('dialog', { name: /Delete the scan “Kestrel Drives”/ })).toBeVisible();
		await expectAccessible(page);
		await page.keyboard.press('Escape');
		await page.keyboard.press('Control+k');
		const palette = page.getByRole('dialog', { name: 'Search and commands' });
		await expect(palette).toBeVisible();
		const box = await palette.boundingBox();
		expect(Math.abs(box!.x + box!.width / 2 - 720)).toBeLessThan(2);
		await expectAccessible(page);
	});
}

test('a small screen shows everything that is to be read', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto('/');
	await signIn(page, 'admin', 'correct horse battery');
	for (const path of ['/', '/scans', SCAN, `${SCAN}/entities`, '/findings', '/scans/new', `${SCAN}/sources`, `${SCAN}/log`, '/account', '/account/keys', '/users', '/audit', '/entities/0199e111-0000-7000-8000-000000000003/path', '/entities', '/compare', '/timeline', '/map', '/findings?view=board', '/account/preferences']) {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
	}
	await expectAccessible(page);
});
