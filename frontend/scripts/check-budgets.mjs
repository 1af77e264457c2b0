// Fails the build when a page would load more than it may. Sizes are of the gzip answer, in KB of 1,000 bytes.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGETS = { firstScripts: 230, firstStyles: 45, screen: 80, heavyScreen: 250 };
/** Drawing, and the fine borders of the world that come only to whoever looks closely. */
const HEAVY = /graph-pages|countries-50m/;
const FIRST_SCREEN = 'src/features/overview/components/overview-screen.tsx';

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const size = (file) => gzipSync(readFileSync(new URL(file, dist))).length / 1000;

/** A chunk with everything it loads at once. */
function closure(key, seen = new Set()) {
	if (!seen.has(key)) {
		seen.add(key);
		(manifest[key].imports ?? []).forEach((imported) => closure(imported, seen));
	}
	return seen;
}

const scripts = (keys) => [...new Set([...keys].map((key) => manifest[key].file))];
const styles = (keys) => [...new Set([...keys].flatMap((key) => manifest[key].css ?? []))];
const sum = (files) => files.reduce((total, file) => total + size(file), 0);

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const first = closure(FIRST_SCREEN, closure(entry));
const screens = Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry && key !== FIRST_SCREEN);
const own = (key) => scripts([...closure(key)].filter((part) => !first.has(part)));

const measured = [
	['first screen, scripts', sum(scripts(first)), BUDGETS.firstScripts],
	['first screen, styles', sum(styles(first)), BUDGETS.firstStyles],
	...screens.map((key) => [key, sum(own(key)), HEAVY.test(key) ? BUDGETS.heavyScreen : BUDGETS.screen]),
];

let failed = false;
for (const [name, actual, budget] of measured) {
	const over = actual > budget;
	failed ||= over;
	console.log(`${over ? 'OVER ' : '     '}${name.padEnd(60)} ${actual.toFixed(1).padStart(7)} of ${budget} KB`);
}
if (failed) {
	console.error('A budget is exceeded. Make the page lighter; the budgets are in scripts/check-budgets.mjs.');
	process.exit(1);
}
