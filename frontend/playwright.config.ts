import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

// The machine's browser where there is one; no test downloads its own.
const chromium = process.env.MIRAGE_CHROMIUM ?? '/usr/bin/chromium';
const PORT = Number(process.env.MOCK_PORT ?? 4173);
const mock = `http://127.0.0.1:${PORT}`;

export default defineConfig({
	testDir: 'e2e',
	workers: 1,
	fullyParallel: false,
	forbidOnly: !!process.env.CI,
	reporter: [['list']],
	timeout: 60_000,
	expect: { timeout: 10_000 },
	use: {
		viewport: { width: 1440, height: 900 },
		locale: 'en-GB',
		// Colours that are still on their way would be measured as wrong ones.
		contextOptions: { reducedMotion: 'reduce' },
		trace: 'retain-on-failure',
		launchOptions: {
			...(existsSync(chromium) ? { executablePath: chromium } : {}),
			args: [
				'--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-background-networking', '--disable-component-update',
				'--disable-sync', '--no-first-run',
			],
		},
	},
	projects: [
		{ name: 'mock', testMatch: /mock\/.*\.spec\.ts/, use: { baseURL: mock } },
		{ name: 'real', testMatch: /real\/.*\.spec\.ts/, timeout: 280_000, use: { baseURL: process.env.MIRAGE_URL } },
	],
	...(process.env.MIRAGE_URL ? {} : { webServer: { command: 'node e2e/mock/server.mjs', url: mock, env: { MOCK_PORT: String(PORT) }, reuseExistingServer: false } }),
});
