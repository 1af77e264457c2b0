import { expect, test } from '@playwright/test';
import { expectAccessible, open, signIn, withoutComplaints } from '../support';

const SCAN = '/scans/01995ca0-0000-7000-8000-000000000001';
const COMPLETE = '/scans/01995ca0-0000-7000-8000-000000000007';

const { forgive } = withoutComplaints();

test('scans move on by themselves and can be filtered', async ({ page }) => {
	await open(page, '/scans');
	const row = page.getByRole('row', { name: /Northwind supplier check/ });
	await expect(row).toContainText('8,660');
	await expect(page.getByRole('banner').getByText('Live')).toBeVisible();
	const running = page.getByRole('row', { name: /Aurora perimeter Q4/ });
	const before = await running.innerText();
	await expect(async () => expect(await running.innerText()).not.toBe(before)).toPass();
	await expect(page.getByRole('complementary', { name: 'Live results' }).locator('time').first()).toBeVisible();
	await page.keyboard.press('/');
	await page.keyboard.type('kestrel');
	await expect(row).toBeHidden();
	await expect(page).toHaveURL(/q=kestrel/);
	await page.getByRole('searchbox').fill('nothing like this');
	await expect(page.getByText('Nothing matches these filters.')).toBeVisible();
	await page.getByRole('button', { name: 'Clear filters' }).click();
	await expect(row).toBeVisible();
});

test('a scan is started, watched, paused and resumed', async ({ page }) => {
	await open(page, '/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview');
	await page.keyboard.press('n');
	await page.getByLabel('Targets').fill('aurora-kites.example\nnonsense here');
	await expect(page.getByRole('list', { name: 'What each line is' })).toContainText("'nonsense here' is no domain");
	await page.getByRole('button', { name: 'Start scan' }).click();
	await expect(page.getByRole('region', { name: 'New scan' }).getByRole('alert')).toContainText("'nonsense here' is no domain");
	forgive('400');
	await page.getByLabel('Targets').fill('aurora-kites.example');
	await page.getByRole('radio', { name: /^All/ }).check();
	await page.getByRole('button', { name: 'Start scan' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('aurora-kites.example');
	const progress = page.getByRole('progressbar').first();
	const before = Number(await progress.getAttribute('aria-valuenow'));
	await expect(async () => expect(Number(await progress.getAttribute('aria-valuenow'))).toBeGreaterThan(before)).toPass();
	await page.getByRole('button', { name: 'Pause' }).click();
	await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
	await page.getByRole('button', { name: 'Resume' }).click();
	await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible();
});

test('before a scan starts it says who would learn of the target', async ({ page }) => {
	await open(page, '/scans/new?target=aurora-kites.example');
	const preview = page.getByRole('complementary', { name: 'Before it starts' });
	await expect(preview).toContainText('the target itself');
	await expect(preview).toContainText('crt.sh');
	await page.getByRole('radio', { name: /^Passive/ }).check();
	await expect(preview).not.toContainText('the target itself');
	await page.getByRole('radio', { name: 'Only those chosen' }).check();
	await expect(page.getByText('Choose at least one collector.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Start scan' })).toBeDisabled();
	await page.getByRole('searchbox', { name: 'Filter by name or source' }).fill('certlog');
	await page.getByRole('checkbox', { name: /^Certlog/ }).check();
	await expect(preview).toContainText('1of 8');
	await preview.getByText('7 collectors would not be asked').click();
	await expect(preview).toContainText('It is not among the chosen collectors.');
	await page.getByLabel('Entities', { exact: true }).fill('300000');
	await page.getByRole('button', { name: 'Start scan' }).click();
	await expect(page.getByRole('alert')).toContainText('raise mirage.scans.max-entities');
	forgive('400');
	await page.getByLabel('Entities', { exact: true }).fill('500');
	await page.getByLabel('Duration', { exact: true }).fill('30');
	await page.getByLabel('Unit of Duration').selectOption('minutes');
	const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/api/v1/scans'));
	await page.getByRole('button', { name: 'Start scan' }).click();
	expect((await sent).postDataJSON()).toEqual({ targets: [{ value: 'aurora-kites.example' }], profile: 'passive', collectors: ['certlog'], budget: { duration: 'PT30M', entities: 500 } });
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('aurora-kites.example');
});

test('a running scan is steered', async ({ page }) => {
	await open(page, `${SCAN}/collectors`);
	await page.getByRole('button', { name: 'Stop Dns records' }).click();
	await expect(page.getByRole('dialog', { name: 'Stop Dns records in this scan?' })).toContainText('counts as not asked');
	await page.getByRole('dialog').getByRole('button', { name: 'Stop Dns records' }).click();
	await expect(page.getByRole('row', { name: /Dns records/ })).toContainText('Stopped by hand');
	await page.getByRole('navigation', { name: 'Scan', exact: true }).getByRole('link', { name: 'Configuration' }).click();
	const change = page.getByRole('region', { name: 'Change while it runs' });
	await expect(change.getByRole('button', { name: 'Apply' })).toBeDisabled();
	await change.getByLabel('Priority').selectOption('High');
	await change.getByLabel('Requests').fill('3000000');
	await change.getByRole('button', { name: 'Apply' }).click();
	await expect(change.getByRole('alert')).toContainText('the most is 2000000');
	forgive('400');
	await change.getByLabel('Requests').fill('5000');
	const sent = page.waitForRequest((request) => request.method() === 'PATCH');
	await change.getByRole('button', { name: 'Apply' }).click();
	expect((await sent).postDataJSON()).toEqual({ priority: 'high', budget: { requests: 5000 } });
	await expect(page.getByRole('region', { name: 'Order' })).toContainText('1,116 of 5,000');
});

test('silence of a source is never shown as nothing found', async ({ page }) => {
	await open(page, `${SCAN}/sources`);
	await expect(page.getByText('of 8 sources said what they know')).toContainText('nothing follows from their silence');
	const unasked = page.getByRole('row', { name: /Tls certificate/ });
	await expect(unasked).toContainText('Not asked');
	await expect(unasked).toContainText('The collector is disabled.');
	await page.getByRole('button', { name: /^Answered in part/ }).click();
	await expect(page).toHaveURL(/verdict=partly/);
	await expect(page.getByRole('row', { name: /Certlog/ })).toContainText('Blocked 2');
	await page.getByRole('link', { name: 'Certlog' }).click();
	await expect(page).toHaveURL(/log\?collector=certlog/);
});

test('the log says what became of each question and by what right it was asked', async ({ page }) => {
	await open(page, `${SCAN}/log`);
	const log = page.getByRole('grid', { name: 'Log' });
	await expect(log).toHaveAttribute('aria-rowcount', '481');
	await page.getByLabel('Outcome').selectOption('Blocked');
	await expect(log).toHaveAttribute('aria-rowcount', '96');
	await log.focus();
	await page.keyboard.press('Enter');
	const inspector = page.getByRole('complementary', { name: 'Question details' });
	await expect(inspector).toContainText('<script>alert(1)</script>');
	await expect(inspector).toContainText('Refused');
	await expect(inspector).toContainText('deny rule ^intranet[.]');
	await page.keyboard.press('Escape');
	await expect(inspector).toBeHidden();
});

test('a scan is run again as it was, after a look at what it would do', async ({ page }) => {
	await open(page, COMPLETE);
	await page.getByRole('link', { name: 'Run again' }).click();
	await expect(page.getByText('Like “Aurora perimeter Q3”; nothing has started yet.')).toBeVisible();
	await expect(page.getByLabel('Never touch')).toHaveValue('^intranet[.]');
	await expect(page.getByRole('complementary', { name: 'Before it starts' })).toContainText('aurora-kites.example');
	const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/api/v1/scans'));
	await page.getByRole('button', { name: 'Start scan' }).click();
	expect((await sent).postDataJSON()).toMatchObject({ targets: [{ value: 'aurora-kites.example', type: 'DomainName' }], profile: 'footprint', deny: ['^intranet[.]'], hop_limit: 3, budget: { duration: 'PT6H' } });
});

test('who may only read finds nothing to change', async ({ page }) => {
	await page.goto(`${SCAN}/collectors`);
	await signIn(page, 'reader', 'correct horse battery');
	await expect(page.getByRole('row', { name: /Dns brute/ })).toBeVisible();
	await expect(page.getByRole('button', { name: /^(Stop|Pause)/ })).toHaveCount(0);
	await expect(page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'Audit' })).toHaveCount(0);
	await page.goto(`${SCAN}/configuration`);
	await expect(page.getByText('You may look at this scan, not change it.')).toBeVisible();
});

test('entities are read by mouse and keyboard, and stay few in the page', async ({ page }) => {
	await open(page, `${SCAN}/entities`);
	const grid = page.getByRole('grid', { name: 'Entities' });
	await expect(grid).toHaveAttribute('aria-rowcount', '2401');
	await grid.focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	const inspector = page.getByRole('complementary', { name: 'Entity details' });
	await expect(inspector).toContainText('How it was found');
	const first = await inspector.locator('.mono').first().innerText();
	await page.keyboard.press('ArrowDown');
	await expect(async () => expect(await inspector.locator('.mono').first().innerText()).not.toBe(first)).toPass();
	for (let page10 = 0; page10 < 30; page10 += 1) {
		await page.keyboard.press('PageDown');
	}
	expect(await page.getByRole('row').count()).toBeLessThanOrEqual(60);
	await page.keyboard.press('Escape');
	await expect(inspector).toBeHidden();
	await page.getByRole('button', { name: /^Email address/ }).click();
	await expect(grid).toHaveAttribute('aria-rowcount', '344');
});

test('collected text is shown as text', async ({ page }) => {
	await open(page, '/entities?entity=0199e111-0000-7000-8000-000000000003');
	const inspector = page.getByRole('complementary', { name: 'Entity details' });
	await expect(inspector.getByText('<b>Login</b> & more').first()).toBeVisible();
	expect(await inspector.locator('b').count()).toBe(0);
});

test('an entity has a page that says how it was found, and by what', async ({ page }) => {
	await open(page, '/entities?entity=0199e111-0000-7000-8000-000000000003');
	await page.getByRole('link', { name: 'Open page' }).click();
	await expect(page).toHaveURL(/\/entities\/0199e111-0000-7000-8000-000000000003/);
	await expect(page.getByRole('region', { name: 'Attributes' })).toContainText('<b>Login</b> & more');
	const tabs = page.getByRole('navigation', { name: 'Entity' });
	await tabs.getByRole('link', { name: 'How it was found' }).click();
	await expect(page.getByText('scan target')).toBeVisible();
	await page.getByRole('link', { name: 'Its question' }).first().click();
	await expect(page.getByRole('complementary', { name: 'Question details' })).toBeVisible();
	await page.goBack();
	await tabs.getByRole('link', { name: 'Relations' }).click();
	await expect(page.getByRole('grid', { name: 'Relations' })).toContainText('resolves to');
	await tabs.getByRole('link', { name: 'History' }).click();
	await expect(page.getByRole('table', { name: 'History' })).toContainText('nginx');
	await page.getByLabel('Scan', { exact: true }).selectOption('Aurora perimeter Q4');
	await expect(page).toHaveURL(/scan=01995ca0/);
});

test('a raw answer is shown as text, whatever it is', async ({ page }) => {
	await open(page, '/entities/0199e111-0000-7000-8000-000000000003/observations');
	await page.getByRole('button', { name: /^View the raw answer of/ }).first().click();
	const dialog = page.getByRole('dialog', { name: 'Raw answer' });
	await expect(dialog).toContainText("<script>document.title = 'owned'</script>");
	await expect(dialog).toContainText('pay<U+202E>gpj.exe <U+001B>[31mred');
	await expect(dialog).toContainText('3 characters that would hide or turn text are spelled out.');
	await expect(dialog).toContainText('The source said more; the rest was not kept.');
	expect(await dialog.locator('img, script, iframe, a[href^="http"]').count()).toBe(0);
	expect(await page.title()).not.toBe('owned');
	expect(await dialog.locator('code').count()).toBeLessThan(120);
	await expectAccessible(page);
	await dialog.getByRole('searchbox').fill('line 299');
	await expect(dialog).toContainText('11 lines with it');
	await dialog.getByRole('button', { name: 'Close' }).click();
	await expect(dialog).toBeHidden();
	await page.goto(`/entities/0199e111-0000-7000-8000-000000000003?raw=${'0'.repeat(64)}`);
	await expect(dialog).toContainText('25 50 44 46 2d 31 2e 37');
});

test('the graph has an equivalent table, and a node opens its details', async ({ page }) => {
	await open(page, `${SCAN}/graph`);
	await expect(page.getByRole('img', { name: /Graph of 161 entities and 160 connections/ })).toBeVisible();
	await expect(page.locator('canvas').first()).toBeVisible();
	await page.getByRole('button', { name: 'Show as table' }).click();
	const table = page.getByRole('grid', { name: 'Graph as table' });
	await expect(table).toHaveAttribute('aria-rowcount', '162');
	await table.getByRole('row').nth(3).click();
	await expect(page.getByRole('complementary', { name: 'Entity details' })).toBeVisible();
	await page.getByRole('button', { name: /^URL/ }).click();
	await expect(table).toHaveAttribute('aria-rowcount', '139');
	await page.getByRole('button', { name: 'Show as graph' }).click();
	await expect(page.getByRole('img', { name: /Graph of 138 entities/ })).toBeVisible();
});

test('without WebGL the graph is a table', async ({ page }) => {
	await page.addInitScript(() => {
		HTMLCanvasElement.prototype.getContext = () => null;
	});
	await open(page, `${SCAN}/graph`);
	await expect(page.getByText('This browser cannot draw graphs')).toBeVisible();
	await expect(page.getByRole('grid', { name: 'Graph as table' })).toBeVisible();
});

test('a finding is judged, and the judgement can be taken back', async ({ page }) => {
	await open(page, '/findings');
	await page.getByRole('row', { name: /PostgreSQL answers to the internet on 198.51.100.20 exposed/ }).click();
	const inspector = page.getByRole('complementary', { name: 'Finding details' });
	await expect(inspector).toContainText('Why it matters');
	await inspector.getByLabel('State of this finding').selectOption('False positive');
	await expect(page.getByText('Marked as: False positive.')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(inspector.getByLabel('State of this finding')).toHaveValue('open');
	await page.getByRole('button', { name: /^Critical/ }).click();
	await expect(page).toHaveURL(/severity=critical/);
	await expect(page.getByRole('grid', { name: 'Findings' })).toHaveAttribute('aria-rowcount', '7');
});

test('reports open and exports download', async ({ page }) => {
	await open(page, `${COMPLETE}/report`);
	await expect(page.getByRole('link', { name: 'Open report' })).toHaveAttribute('href', /\/api\/v1\/reports\/.+\/content\?format=html/);
	await expect(page.getByRole('link', { name: 'Open report' })).toHaveAttribute('rel', /noopener/);
	await expect(page.getByRole('link', { name: 'NDJSON, 31.2 MB' })).toBeVisible();
	await page.goto(`${SCAN}/report`);
	await page.getByRole('button', { name: 'Write anew' }).click();
	await expect(page.getByText('The scan still runs.')).toBeVisible();
	forgive('409');
});

test('a setting is changed, refused and reset', async ({ page }) => {
	await open(page, '/settings?key=network.timeout');
	const inspector = page.getByRole('complementary', { name: 'Setting details' });
	await inspector.getByLabel('network.timeout').fill('soon');
	await inspector.getByRole('button', { name: 'Save' }).click();
	await expect(inspector.getByRole('alert')).toHaveText("network.timeout is 'soon', which is no duration.");
	await inspector.getByLabel('network.timeout').fill('20s');
	await inspector.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('row', { name: /network.timeout 20s Changed/ })).toBeVisible();
	await inspector.getByRole('button', { name: 'Back to default' }).click();
	await expect(page.getByRole('row', { name: /network.timeout 10s Default/ })).toBeVisible();
	forgive('400');
});

test('collectors are switched, dead events retried, notifications read', async ({ page }) => {
	await open(page, '/collectors?collector=certlog');
	const toggle = page.getByRole('switch', { name: 'In new scans' });
	await expect(toggle).toBeChecked();
	await toggle.click();
	await expect(toggle).not.toBeChecked();
	await page.goto('/health');
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(page.getByText('Every event has been handled.')).toBeVisible();
	await page.getByRole('button', { name: 'Notifications, 2 unread' }).click();
	await page.getByRole('button', { name: 'Mark all as read' }).click();
	await expect(page.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible();
});

test('the catalogue is narrowed, and a source gets its limits and its key', async ({ page }) => {
	await open(page, '/collectors');
	await page.getByLabel('Key', { exact: true }).selectOption('Needs a key');
	await expect(page.getByRole('grid', { name: 'Collectors' })).toHaveAttribute('aria-rowcount', '2');
	await expect(page).toHaveURL(/key=needed/);
	await page.getByRole('row', { name: /Rdap domain/ }).click();
	const inspector = page.getByRole('complementary', { name: 'Collector details' });
	await expect(inspector).toContainText('No key is set');
	await expect(inspector).toContainText('those of all others hold');
	await expect(inspector).toContainText('0.9.0, since');
	await inspector.getByLabel('Value').fill('the-secret-key');
	await inspector.getByRole('button', { name: 'Save key' }).click();
	await expect(inspector).toContainText('key is set');
	await expect(inspector.getByLabel('Value')).toHaveValue('');
	expect(await page.content()).not.toContain('the-secret-key');
	await inspector.getByLabel('Calls a second').fill('2');
	const sent = page.waitForRequest((request) => request.method() === 'PUT');
	await inspector.getByRole('button', { name: 'Save limits' }).click();
	expect((await sent).postDataJSON()).toEqual({ value: { '*': { per_day: 1000 }, rdap_domain: { per_second: 2, per_day: 1000 } } });
	await expect(page.getByText('The limits of Rdap domain are saved.')).toBeVisible();
	await inspector.getByRole('button', { name: 'Remove key' }).click();
	await expect(inspector).toContainText('No key is set');
	await page.keyboard.press('Escape');
	await page.getByLabel('Finds', { exact: true }).selectOption({ index: 1 });
	await page.getByLabel('Health').selectOption('Not run yet');
	await expect(page.getByText('Nothing matches these filters.')).toBeVisible();
	await page.getByRole('button', { name: 'Clear filters' }).click();
	await expect(page.getByRole('grid', { name: 'Collectors' })).toHaveAttribute('aria-rowcount', '9');
});

test('the palette finds screens, scans and entities', async ({ page }) => {
	await open(page, '/scans');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Scans');
	await page.keyboard.press('Control+k');
	await expect(page.getByRole('dialog', { name: 'Search and commands' })).toBeVisible();
	await page.keyboard.type('kestrel');
	await expect(page.getByRole('option', { name: /Kestrel Drives/ })).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kestrel Drives');
});

test('the whole speaks German', async ({ page }) => {
	await open(page, '/');
	await page.getByRole('button', { name: 'Account of Lena Berg' }).click();
	await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Übersicht');
	await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});
