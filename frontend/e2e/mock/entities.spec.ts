import { expect, test } from '@playwright/test';
import { expectAccessible, open, withoutComplaints } from '../support';

const { forgive } = withoutComplaints();

test('a query is completed, refused at its place, and mended by a click', async ({ page }) => {
	await open(page, '/entities');
	const query = page.getByRole('combobox', { name: 'Query' });
	const grid = page.getByRole('grid', { name: 'Entities' });
	await expect(grid).toHaveAttribute('aria-rowcount', '2401');
	await page.keyboard.press('/');
	await page.keyboard.type('ty');
	await expect(page.getByRole('option', { name: /^type:/ })).toBeVisible();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(query).toHaveValue('type:');
	await expect(page.getByRole('option', { name: /^Hostname/ })).toBeVisible();
	await expectAccessible(page);
	await page.keyboard.type('Hostnme');
	await expect(page.getByText("Line 1, column 6: 'Hostnme' is not an entity type.")).toBeVisible();
	await expect(page.locator('mark')).toHaveText('Hostnme');
	await expect(grid).toHaveAttribute('aria-rowcount', '2401');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Write Hostname instead' }).click();
	await expect(query).toHaveValue('type:Hostname');
	await expect(grid).toHaveAttribute('aria-rowcount', '344');
	await expect(page).toHaveURL(/query=type%3AHostname/);
	forgive('400');
});

test('facets write the query, and are counted beside it', async ({ page }) => {
	await open(page, '/entities');
	const facets = page.getByRole('complementary', { name: 'Filters' });
	await facets.getByRole('button', { name: /^URL/ }).click();
	await facets.getByRole('button', { name: /^TLS certificate/ }).click();
	await expect(page.getByRole('combobox', { name: 'Query' })).toHaveValue('type:Url,TlsCertificate');
	await expect(page.getByRole('grid', { name: 'Entities' })).toHaveAttribute('aria-rowcount', '687');
	await expect(facets.getByRole('button', { name: /^Hostname/ })).toContainText('343');
	await facets.getByRole('button', { name: /^Critical/ }).click();
	await expect(page.getByRole('combobox', { name: 'Query' })).toHaveValue('type:Url,TlsCertificate severity:critical');
	await facets.getByRole('button', { name: 'Clear' }).first().click();
	await expect(page.getByRole('combobox', { name: 'Query' })).toHaveValue('type:Url,TlsCertificate');
});

test('a search is saved, found again with its count, and deleted with a way back', async ({ page }) => {
	await open(page, '/entities?query=type:Service');
	await page.getByRole('button', { name: 'Save search' }).click();
	await page.getByRole('dialog').getByLabel('Name').fill('Open ports');
	await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
	const saved = page.getByRole('button', { name: /^Open ports/ });
	await expect(saved).toContainText('343');
	await expect(saved).toHaveAttribute('aria-pressed', 'true');
	await page.getByRole('button', { name: 'Actions for Open ports' }).click();
	await page.getByRole('menuitem', { name: 'Delete' }).click();
	await expect(saved).toBeHidden();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(saved).toBeVisible();
	await page.getByRole('button', { name: /^Expired, ours/ }).click();
	await expect(page.getByRole('combobox', { name: 'Query' })).toHaveValue('tag:expired');
});

test('rows are taken by keyboard and marked together, and the mark is taken back', async ({ page }) => {
	await open(page, '/entities?query=type:Service');
	const grid = page.getByRole('grid', { name: 'Entities' });
	await expect(grid.getByRole('row').nth(3)).toBeVisible();
	await grid.focus();
	await page.keyboard.press('Space');
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Shift+ArrowDown');
	await expect(page.getByText('3 taken')).toBeVisible();
	await expectAccessible(page);
	await page.keyboard.press('t');
	const dialog = page.getByRole('dialog', { name: 'Tag 3 entities' });
	await dialog.getByLabel('Tag').fill('to review');
	await expect(dialog.getByRole('button', { name: 'Tag' })).toHaveCSS('opacity', '1');
	await expectAccessible(page);
	await dialog.getByRole('button', { name: 'Tag' }).click();
	await expect(page.getByText('3 entities have the tag “to review”.')).toBeVisible();
	await expect(grid.getByText('to review')).toHaveCount(3);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(grid.getByText('to review')).toHaveCount(0);
	await grid.focus();
	await page.keyboard.press('f');
	await page.getByRole('dialog').getByLabel('Why it is false').fill('Not ours.');
	await page.getByRole('button', { name: 'Mark as false' }).click();
	await expect(grid.getByTitle(/^Marked as false positive: 198/)).toHaveCount(1);
});

test('chosen rows leave as a file, and columns and density are the reader’s', async ({ page }) => {
	await open(page, '/entities');
	const grid = page.getByRole('grid', { name: 'Entities' });
	await grid.getByRole('row').nth(1).click({ modifiers: ['ControlOrMeta'] });
	await grid.getByRole('row').nth(2).click({ modifiers: ['ControlOrMeta'] });
	await page.getByRole('toolbar', { name: 'For the rows that are taken' }).getByRole('button', { name: 'Export' }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('menuitem', { name: 'CSV' }).click();
	expect((await download).suggestedFilename()).toBe('entities.csv');
	await page.getByRole('button', { name: 'Columns and density' }).click();
	await page.getByRole('checkbox', { name: 'Confidence' }).uncheck();
	await page.getByRole('radio', { name: 'Comfortable' }).check();
	await expect(grid.getByRole('columnheader', { name: 'Confidence' })).toHaveCount(0);
	await page.keyboard.press('Escape');
	await page.reload();
	await expect(grid.getByRole('row').nth(1)).toHaveCSS('height', '38px');
	await expect(grid.getByRole('columnheader', { name: 'Confidence' })).toHaveCount(0);
});

test('a long list stays short in the page, and its middle is one jump away', async ({ page }) => {
	await open(page, '/entities');
	const grid = page.getByRole('grid', { name: 'Entities' });
	await expect(grid.getByRole('row').nth(1)).toBeVisible();
	await grid.focus();
	await page.keyboard.press('End');
	await expect(grid.locator('[aria-rowindex="2401"]')).toBeVisible();
	expect(await grid.getByRole('row').count()).toBeLessThan(60);
});
