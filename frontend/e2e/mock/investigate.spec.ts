import { expect, test } from '@playwright/test';
import { expectAccessible, open, withoutComplaints } from '../support';

const { forgive } = withoutComplaints();

test('two scans are taken and compared, and silence is not called gone', async ({ page }) => {
	await open(page, '/scans');
	await page.getByRole('row', { name: /Aurora perimeter Q3/ }).click({ modifiers: ['ControlOrMeta'] });
	await page.getByRole('row', { name: /Aurora perimeter Q4/ }).click({ modifiers: ['ControlOrMeta'] });
	await page.getByRole('link', { name: 'Compare the two' }).click();
	await expect(page).toHaveURL(/before=01995ca0-0000-7000-8000-000000000001&after=01995ca0-0000-7000-8000-000000000007/);
	const changes = page.getByRole('group', { name: 'Kinds of change' });
	await expect(changes.getByRole('button', { name: /^New/ })).toContainText('275');
	await changes.getByRole('button', { name: /^Not looked at/ }).click();
	await page.getByRole('grid', { name: 'Differences' }).getByRole('row').nth(2).click();
	const inspector = page.getByRole('complementary', { name: 'Difference details' });
	await expect(inspector).toContainText('Whether it is still there is not known.');
	await changes.getByRole('button', { name: /^Changed/ }).click();
	await page.getByRole('grid', { name: 'Differences' }).getByRole('row').nth(1).click();
	await expect(inspector).toContainText('before: Welcome');
	await expect(inspector).toContainText('after: <b>Login</b> & more');
	await page.getByLabel('Before', { exact: true }).selectOption('All that was known on a day');
	await expect(page.getByLabel('Day of Before')).toBeVisible();
	await expectAccessible(page);
});

test('a part of the time is chosen by pointer and by keyboard', async ({ page }) => {
	await open(page, '/timeline');
	const events = page.getByRole('grid', { name: 'Events' });
	await expect(events).toHaveAttribute('aria-rowcount', '901');
	const strip = (await page.getByRole('img', { name: /Bars over 120 equal spans/ }).boundingBox())!;
	await page.mouse.move(strip.x + strip.width * 0.4, strip.y + 40);
	await page.mouse.down();
	await page.mouse.move(strip.x + strip.width * 0.6, strip.y + 40);
	await page.mouse.up();
	await expect(page).toHaveURL(/from=.*to=/);
	await expect(events).not.toHaveAttribute('aria-rowcount', '901');
	const before = await events.getAttribute('aria-rowcount');
	await page.getByRole('slider', { name: 'End of the part' }).focus();
	await page.keyboard.press('PageUp');
	await expect(events).not.toHaveAttribute('aria-rowcount', before!);
	await expectAccessible(page);
	await page.getByRole('button', { name: /^People/ }).click();
	await expect(page).toHaveURL(/hide=person/);
	await page.getByRole('button', { name: 'Show as table' }).click();
	await expect(page.getByRole('table', { name: 'Events by span of time' })).toBeVisible();
	await page.getByRole('button', { name: 'Clear' }).click();
	await expect(page).not.toHaveURL(/from=/);
});

test('the map asks nobody, and every place of it is also in a list', async ({ page }) => {
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).host));
	await open(page, '/map');
	await expect(page.getByRole('img', { name: 'World map with 16 places in 12 countries' })).toBeVisible();
	await page.getByRole('button', { name: /^Germany/ }).click();
	const inspector = page.getByRole('complementary', { name: 'Place details' });
	await expect(inspector).toContainText('Frankfurt am Main');
	await expectAccessible(page);
	await inspector.getByRole('button').nth(1).click();
	await expect(page.getByRole('complementary', { name: 'Entity details' })).toBeVisible();
	await page.getByRole('button', { name: 'Zoom in' }).click();
	await page.getByRole('button', { name: 'Show as table' }).click();
	await expect(page.getByRole('grid', { name: 'Map as table' })).toHaveAttribute('aria-rowcount', '17');
	expect(new Set(asked)).toEqual(new Set(['127.0.0.1:4173']));
});

test('findings are decided together, on the board too, and taken back', async ({ page }) => {
	await open(page, '/findings?severity=critical');
	const grid = page.getByRole('grid', { name: 'Findings' });
	await expect(grid).toHaveAttribute('aria-rowcount', '7');
	await grid.focus();
	await page.keyboard.press('Control+a');
	await expect(page.getByText('6 taken')).toBeVisible();
	const bulk = page.getByRole('toolbar', { name: 'For the rows that are taken' });
	await bulk.getByRole('button', { name: 'Acknowledged' }).click();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(grid.getByRole('gridcell', { name: 'Open', exact: true })).toHaveCount(5);
	await grid.focus();
	await page.keyboard.press('Control+a');
	await bulk.getByRole('button', { name: 'Resolved' }).click();
	await page.getByRole('button', { name: 'Show as board' }).click();
	const resolved = page.getByRole('region', { name: 'Resolved' });
	await expect(resolved.getByRole('article')).toHaveCount(6);
	await expectAccessible(page);
	await resolved.getByRole('combobox').first().selectOption('Open');
	await expect(resolved.getByRole('article')).toHaveCount(5);
});

test('rules say why they matter and lead to their findings', async ({ page }) => {
	await open(page, '/findings');
	await page.getByRole('link', { name: 'Rules' }).click();
	await page.getByRole('searchbox').fill('postgres');
	await page.getByRole('grid', { name: 'Rules' }).getByRole('row').nth(1).click();
	await expect(page.getByRole('complementary', { name: 'Rule details' })).toContainText('Why it matters');
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Its findings' }).click();
	await expect(page).toHaveURL(/rule=exposed-database/);
	await expect(page.getByRole('grid', { name: 'Findings' })).toHaveAttribute('aria-rowcount', '7');
});

test('times are told in the zone of the reader, and single keys can be switched off', async ({ page }) => {
	await open(page, '/account/preferences');
	await page.getByLabel('Time zone').selectOption('Asia/Tokyo');
	await page.getByRole('radio', { name: 'Light' }).check();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
	await page.getByRole('switch', { name: 'Shortcuts of a single key' }).click();
	await expect.poll(() => page.evaluate(async () => (await fetch('/api/v1/users/me/preferences')).json())).toMatchObject({ theme: 'light', time_zone: 'Asia/Tokyo' });
	await expectAccessible(page);
	await page.goto('/entities?entity=0199e111-0000-7000-8000-000000000003');
	await expect(page.getByRole('complementary', { name: 'Entity details' })).toContainText('2026-11-25 04:27:00 GMT+9');
	await expect(page.getByRole('columnheader', { name: 'Last seen (GMT+9)' })).toBeVisible();
	await page.keyboard.press('n');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Entities');
	await page.keyboard.press('Control+k');
	await expect(page.getByRole('dialog', { name: 'Search and commands' })).toBeVisible();
	await page.keyboard.type('shortc');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Take a range of rows');
	await expectAccessible(page);
});

test('on paper there is the page without its frame', async ({ page }) => {
	await open(page, '/scans/01995ca0-0000-7000-8000-000000000001');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Aurora perimeter Q4');
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeHidden();
	await expect(page.getByRole('banner').first()).toBeHidden();
	await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a lost server is named, and what it says afterwards is fetched anew', async ({ page, context }) => {
	await open(page, '/scans');
	await expect(page.getByRole('banner').getByText('Live')).toBeVisible();
	await context.setOffline(true);
	await expect(page.getByText('This computer is not connected.')).toBeVisible();
	await context.setOffline(false);
	await expect(page.getByText('This computer is not connected.')).toBeHidden();
	forgive('ERR_INTERNET_DISCONNECTED');
});
