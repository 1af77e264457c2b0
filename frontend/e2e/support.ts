import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

export async function signIn(page: Page, username: string, password: string): Promise<void> {
	await page.getByLabel('Username').fill(username);
	await page.getByLabel('Password').fill(password);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export async function setTheme(page: Page, theme: 'dark' | 'light'): Promise<void> {
	await page.addInitScript((wanted) => localStorage.setItem('mirage.theme', wanted), theme);
}

/** No rule of WCAG 2.2 A and AA that axe knows may be broken. */
export async function expectAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
		// Menus float outside of the landmarks by nature.
		.disableRules('region').analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`), page.url()).toEqual([]);
}

/** Collects what the page complains about; a refused style or script is a complaint. */
export function complaintsOf(page: Page): string[] {
	const complaints: string[] = [];
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('console', (message) => {
		// Signing in begins with the question whether there is a session, and 401 is its answer.
		if (message.type() === 'error' && !message.text().includes('401')) {
			complaints.push(`${message.text()} ${message.location().url}`);
		}
	});
	return complaints;
}

/** Signs in on the way to an address. */
export async function open(page: Page, path: string): Promise<void> {
	await page.goto(path);
	await signIn(page, 'admin', 'correct horse battery');
}

/** Every test of the file fails when its page complains, but for what it says was wanted. */
export function withoutComplaints(): { forgive: (wanted: string) => void } {
	let complaints: string[] = [];
	test.beforeEach(({ page }) => {
		complaints = complaintsOf(page);
	});
	test.afterEach(() => expect(complaints).toEqual([]));
	return {
		// The browser reports every refusal.
		forgive: (wanted) => complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !complaint.includes(wanted))),
	};
}
