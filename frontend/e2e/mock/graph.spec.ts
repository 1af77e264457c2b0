import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { expectAccessible, open, withoutComplaints } from '../support';

const SCAN = '/scans/01995ca0-0000-7000-8000-000000000001';
const LARGE = '/scans/01995ca0-0000-7000-8000-000000000003';
const HUGE = '/scans/01995ca0-0000-7000-8000-000000000008';

withoutComplaints();

test('a node is found, its surroundings narrowed and widened, and a path drawn', async ({ page }) => {
	await open(page, `${SCAN}/graph`);
	await expect(page.getByRole('img', { name: /Graph of 161 entities/ })).toBeVisible();
	await page.getByRole('searchbox', { name: 'Find a node' }).fill('tom.3@');
	await page.getByRole('list', { name: 'Nodes found' }).getByRole('button').first().click();
	await expect(page.getByRole('complementary', { name: 'Entity details' })).toBeVisible();
	await page.getByLabel('Around the chosen node').selectOption('1 hop');
	await expect(page.getByRole('img', { name: /Graph of 1\d entities/ })).toBeVisible();
	await page.getByLabel('Around the chosen node').selectOption('Everything');
	await page.getByRole('button', { name: 'Show what surrounds it' }).click();
	await expect(page.getByRole('img', { name: /Graph of 167 entities/ })).toBeVisible();
	await page.getByRole('button', { name: 'Hide', exact: true }).click();
	await expect(page.getByRole('img', { name: /Graph of 166 entities/ })).toBeVisible();
	await page.getByRole('button', { name: 'Show 1 hidden' }).click();
	await page.goto(`${SCAN}/graph?node=0199e111-0000-7000-8000-000000000003&to=0199e111-0000-7000-8000-000000000020`);
	await expect(page.getByText(/^\d steps: tom\.3@aurora-kites\.example → /)).toBeVisible();
	await expectAccessible(page);
});

test('nodes are caught with a lasso, and the picture leaves as a file', async ({ page }) => {
	await open(page, `${SCAN}/graph?color=risk`);
	const picture = page.getByRole('img', { name: /Graph of 161 entities/ });
	await expect(picture.locator('canvas').first()).toBeVisible();
	await page.getByRole('button', { name: 'Lasso' }).click();
	const box = (await page.getByRole('img', { name: /Draw a line/ }).boundingBox())!;
	await page.mouse.move(box.x + 5, box.y + 60);
	await page.mouse.down();
	for (const [x, y] of [[box.width - 5, 60], [box.width - 5, box.height - 5], [5, box.height - 5]] as const) {
		await page.mouse.move(box.x + x, box.y + y);
	}
	await page.mouse.up();
	await expect(page.getByRole('button', { name: /^\d+ caught/ })).toBeVisible();
	await page.getByRole('button', { name: 'Pin', exact: true }).click();
	await page.getByRole('button', { name: 'Download the graph' }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('menuitem', { name: 'Picture (SVG)' }).click();
	expect(await readFile(await (await download).path(), 'utf8')).toContain('<circle');
	await page.getByRole('button', { name: 'Colour by' }).click();
	await page.getByRole('menuitemradio', { name: 'Type' }).click();
	await expect(page).not.toHaveURL(/color/);
});

test('a large graph begins with what is near, and falls into what belongs together', async ({ page }) => {
	await open(page, `${LARGE}/graph`);
	await expect(page.getByText('These are the 5,000 nodes nearest to the target, of 12,000.')).toBeVisible();
	await page.getByRole('button', { name: 'Show what belongs together' }).click();
	await expect(page.getByRole('img', { name: /Graph of \d\d entities/ })).toBeVisible({ timeout: 30_000 });
	await page.getByRole('complementary', { name: 'Most connected' }).getByRole('button').nth(1).click();
	await page.getByRole('button', { name: 'Show what surrounds it' }).click();
	await expect(page.getByRole('img', { name: /Graph of [1-9]\d\d entities/ })).toBeVisible();
	await expectAccessible(page);
});

test('the layout of fifty thousand nodes starts and stops when told', async ({ page }) => {
	test.setTimeout(180_000);
	await open(page, `${HUGE}/graph?extent=whole`);
	await expect(page.getByRole('img', { name: /Graph of 50,000 entities/ })).toBeVisible({ timeout: 60_000 });
	await page.getByRole('button', { name: 'Let the layout run' }).click();
	await page.getByRole('button', { name: 'Stop the layout' }).click({ timeout: 60_000 });
	await expect(page.getByRole('button', { name: 'Let the layout run' })).toBeVisible({ timeout: 60_000 });
});
