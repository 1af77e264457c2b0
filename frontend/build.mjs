// Called by the Maven build: installs only when the lock file changed, builds only when a source did.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(fileURLToPath(import.meta.url));
const SOURCES = ['src', 'locales', 'public', 'scripts', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package.json',
	'package-lock.json', 'build.mjs'];

const files = (path) => statSync(path).isDirectory()
	? readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort()
	: [path];

function fingerprint(paths) {
	const hash = createHash('sha256');
	for (const file of paths.flatMap((path) => files(join(home, path)))) {
		hash.update(relative(home, file)).update('\0').update(readFileSync(file)).update('\0');
	}
	return hash.digest('hex');
}

const remembered = (stamp) => existsSync(join(home, stamp)) ? readFileSync(join(home, stamp), 'utf8') : '';

function step(stamp, state, command, ...args) {
	if (remembered(stamp) === state) {
		return;
	}
	const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	const run = spawnSync(command === 'npm' ? npm : command, args, { cwd: home, stdio: 'inherit', shell: process.platform === 'win32' });
	if (run.status !== 0) {
		console.error(`${command} ${args.join(' ')} failed${run.error ? `: ${run.error.message}` : ''}.`);
		process.exit(run.status ?? 1);
	}
	mkdirSync(dirname(join(home, stamp)), { recursive: true });
	writeFileSync(join(home, stamp), state);
}

// Each stamp lies in the folder it vouches for, so that removing the folder removes the claim.
step('node_modules/.mirage-installed', fingerprint(['package-lock.json']), 'npm', 'ci', '--no-audit', '--no-fund');
step('dist/.mirage-built', fingerprint(SOURCES), 'npm', 'run', 'build');
