import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds the server. */
const server = process.env.MIRAGE_URL ?? 'http://localhost:8000';
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
	plugins: [react()],
	resolve: {
		alias: {
			'@app': path('./src/app'),
			'@features': path('./src/features'),
			'@shared': path('./src/shared'),
			'@locales': path('./locales'),
		},
	},
	server: { proxy: { '/api': { target: server } } },
	build: {
		target: 'es2022',
		// Inlined files would be data: URLs, which the content security policy refuses for fonts and scripts.
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		manifest: true,
	},
	test: {
		environment: 'happy-dom',
		include: ['src/**/*.test.{ts,tsx}'],
		setupFiles: ['src/app/test-setup.ts'],
	},
});
