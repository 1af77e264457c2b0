// Serves the built UI with the headers of the real server, and scripted answers in place of its API.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as data from './data.mjs';
import { complete, readQuery } from './query.mjs';

const PORT = Number(process.env.MOCK_PORT ?? 4173);
const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.json': 'application/json' };

/** The same as in io.mirage.platform.security.SecurityConfiguration. */
const HEADERS = {
	'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
		+ "worker-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
	'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY',
};

const sessions = new Map();
const started = [];
const page = (rows, query) => {
	const per = Number(query.get('per_page') ?? 20);
	const current = Number(query.get('page') ?? 1);
	return { data: rows.slice((current - 1) * per, current * per), meta: { pagination: { total: rows.length, per_page: per, current_page: current, last_page: Math.max(1, Math.ceil(rows.length / per)) } }, links: { self: '' } };
};
const cursorPage = (rows, query) => {
	const limit = Number(query.get('limit') ?? 100);
	const from = Number(query.get('cursor') ?? 0);
	return { data: rows.slice(from, from + limit), meta: { next_cursor: from + limit < rows.length ? String(from + limit) : null, total: rows.length } };
};
const problem = (status, slug, detail, more = {}) => ({ status, body: { type: `/problems/${slug}`, title: slug, status, detail, trace_id: '4bf92f3577b34da6', ...more } });
const ok = (body, status = 200) => ({ status, body });
const none = { status: 204 };
const contains = (text, wanted) => text.toLowerCase().includes((wanted ?? '').toLowerCase());
const allScans = () => [...started, ...data.scans];
const find = (rows, id) => rows.find((row) => row.id === id);

const filtered = {
	entities: (query) => {
		const { test } = readQuery(query.get('query'), TYPES_OF_ENTITIES);
		return data.entities.filter((row) => test(row) && (!query.get('type') || row.type === query.get('type')) && contains(row.value, query.get('q')))
			.toSorted((a, b) => (query.get('sort') === 'last_seen' ? b.last_seen.localeCompare(a.last_seen) : query.get('sort') === 'type' ? a.type.localeCompare(b.type) : a.value < b.value ? -1 : 1));
	},
	findings: (query) => data.findings.filter((row) => ['severity', 'state', 'scan_id', 'rule_id'].every((name) => !query.get(name) || row[name] === query.get(name)) && contains(row.headline, query.get('q'))),
	scans: (query) => allScans().filter((row) => (!query.get('state') || row.state === query.get('state')) && contains(`${row.name} ${row.targets[0].value} ${row.owner}`, query.get('q'))),
	tasks: (query) => data.tasks.filter((row) => ['collector', 'state', 'outcome'].every((name) => !query.get(name) || row[name] === query.get(name))),
	audit: (query) => data.audit.filter((row) => (!query.get('actor') || row.actor === query.get('actor')) && (!query.get('action') || row.action === query.get('action')) && row.resource.startsWith(query.get('resource') ?? '')
		&& (!query.get('from') || row.occurred_at >= query.get('from')) && (!query.get('to') || row.occurred_at < query.get('to'))),
	ofScan: (rows, query) => rows.filter((row) => !query.get('scan_id') || row.scan_id === query.get('scan_id')),
};

const TYPES_OF_ENTITIES = [...new Set(data.entities.map(({ type }) => type)), 'DomainName', 'Netblock', 'Username', 'Asn'];

/** Answers what takes a query, or says where it cannot be read. */
const asked = (answer) => (query) => {
	const { wrong } = readQuery(query.get('query'), TYPES_OF_ENTITIES);
	return wrong ? problem(400, 'invalid-query', `Line 1, column ${wrong.offset + 1}: ${wrong.reason} Possible here: ${wrong.expected.join(', ')}.`, { offset: wrong.offset, length: wrong.length, expected: wrong.expected }) : answer(query);
};

function mark(id, body) {
	const entity = find(data.entities, id);
	if (body.kind === 'tag' && entity.tags.includes(body.text)) {
		return problem(409, 'mark-exists', `The entity has the tag '${body.text}' already.`);
	}
	const made = data.newMark(entity, body);
	data.marks.push(made);
	Object.assign(entity, body.kind === 'tag' ? { tags: [...entity.tags, body.text] } : body.kind === 'false_positive' ? { false_positive: true } : {});
	return ok(made, 201);
}

function unmark(id, markId) {
	const [gone] = data.marks.splice(data.marks.findIndex((known) => known.id === markId), 1);
	const entity = find(data.entities, id);
	Object.assign(entity, gone.kind === 'tag' ? { tags: entity.tags.filter((tag) => tag !== gone.text) } : { false_positive: false });
	return none;
}

function detect(line) {
	const shapes = [['Netblock', /^[\d.]+\/\d+$/], ['IpAddress', /^\d+\.\d+\.\d+\.\d+$/], ['EmailAddress', /^\S+@\S+\.\S+$/], ['Url', /^https?:/], ['Asn', /^AS\d+$/i], ['DomainName', /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i]];
	const type = shapes.find(([, shape]) => shape.test(line))?.[0] ?? null;
	return { input: line, type, value: type && line, problem: type ? null : `'${line}' is no domain, host name, address, network, ASN, URL or e-mail address.` };
}

function previewScan(order) {
	const bad = order.targets.map((target) => detect(target.value)).find((target) => target.problem);
	return bad ? problem(400, 'invalid-target', bad.problem) : ok(data.previewOf(order, order.targets.map(({ value }) => ({ id: value, type: detect(value).type, value }))));
}

function startScan({ targets, profile, name, priority = 'medium', budget = {}, deny = [], hop_limit: hops }) {
	if (Number(budget.entities) > 200_000) {
		return problem(400, 'invalid-budget', `A budget of ${budget.entities} entities cannot be granted: the most is 200000. Ask for less, or raise mirage.scans.max-entities.`);
	}
	const bad = targets.map((target) => detect(target.value)).find((target) => target.problem);
	if (bad) {
		return problem(400, 'invalid-target', bad.problem);
	}
	const first = detect(targets[0].value);
	const scan = {
		...data.scans[0], priority, deny, hop_limit: hops ?? 3, budget: { ...data.scans[0].budget, ...budget }, id: `0199aaaa-0000-7000-8000-${String(started.length).padStart(12, '0')}`, name: name ?? first.value, profile, targets: [{ id: 't', type: first.type, value: first.value }],
		started_at: new Date().toISOString(), progress: { planned: 60, pending: 50, running: 4, completed: 6, failed: 0, entities: 12, percent: 10 },
	};
	started.unshift(scan);
	return ok(scan, 201);
}

function changeScan(scan, { priority, hop_limit: hops, budget = {} }) {
	if (Number(budget.requests) > 2_000_000) {
		return problem(400, 'invalid-budget', `A budget of ${budget.requests} requests cannot be granted: the most is 2000000.`);
	}
	Object.assign(scan, { priority: priority ?? scan.priority, hop_limit: hops ?? scan.hop_limit, budget: { ...scan.budget, ...budget } });
	return ok(scan);
}

function act(id, action) {
	const scan = find(allScans(), id);
	scan.state = { pause: 'paused', resume: 'running', stop: 'cancelled' }[action];
	return ok(scan);
}

function setting(ns, key, change) {
	let item = data.settings[ns].find((known) => known.key === key);
	if (!item) {
		item = { key, type: 'secret', value: null, default: null, description: 'What a source knows us by.', version: 0 };
		data.settings[ns].push(item);
	}
	if (item.type === 'secret') {
		change = { ...change, value: null, hint: change.overridden ? String(change.value).slice(-4) : null };
	}
	Object.assign(item, change, { version: item.version + 1, updated_at: new Date().toISOString(), updated_by: 'admin' });
	return ok(item);
}

/** [method, path, answer]; the path's groups go to the answer before the query and the body. */
const routes = [
	['GET', '/scans', (query) => ok(page(filtered.scans(query), query))],
	['POST', '/scans', (query, body) => startScan(body)],
	['POST', '/scans/preview', (query, body) => previewScan(body)],
	['GET', '/projects', () => ok({ data: data.projects })],
	['POST', '/scans/detect', (query, body) => ok({ data: body.text.split('\n').map((line) => line.trim()).filter(Boolean).map(detect) })],
	['GET', '/scans/([^/]+)', (id) => (find(allScans(), id) ? ok(find(allScans(), id)) : problem(404, 'unknown-scan', `There is no scan ${id}.`))],
	['POST', '/scans/([^/]+)/(pause|resume|stop)', act],
	['PATCH', '/scans/([^/]+)', (id, query, body) => changeScan(find(allScans(), id), body)],
	['DELETE', '/scans/([^/]+)', () => none],
	['POST', '/scans/([^/]+)/collectors/([^/]+)/stop', (id, collector) => {
		find(allScans(), id).stopped_collectors.push(collector);
		return ok(find(allScans(), id));
	}],
	['GET', '/collection/tasks', (query) => ok(cursorPage(filtered.tasks(query), query))],
	['GET', '/collection/tasks/([^/]+)', (id) => ok(find(data.tasks, id))],
	['GET', '/collection/tasks/([^/]+)/receipts', (id) => ok({ data: data.receiptsOf(find(data.tasks, id)) })],
	['GET', '/scans/([^/]+)/collectors', () => ok({ data: data.collectorsOfScan })],
	['GET', '/scans/([^/]+)/coverage', () => ok({ data: data.coverage })],
	['GET', '/entities', asked((query) => ok(cursorPage(filtered.entities(query), query)))],
	['GET', '/entities/facets', asked((query) => ok(data.facetsOf(filtered.entities(query))))],
	['GET', '/entities/query/completions', (query) => ok(complete(query.get('query') ?? '', Number(query.get('cursor') ?? 0), TYPES_OF_ENTITIES))],
	['GET', '/entities/([^/]+)/marks', (id) => ok({ data: data.marks.filter(({ entity_id: of }) => of === id) })],
	['POST', '/entities/([^/]+)/marks', (id, query, body) => mark(id, body)],
	['DELETE', '/entities/([^/]+)/marks/([^/]+)', unmark],
	['GET', '/searches', () => ok({ data: data.searches })],
	['POST', '/searches', (query, body) => {
		data.searches.push(data.newSearch(body));
		return ok(data.searches.at(-1), 201);
	}],
	['PUT', '/searches/([^/]+)', (id, query, body) => ok(Object.assign(find(data.searches, id), body))],
	['DELETE', '/searches/([^/]+)', (id) => {
		data.searches.splice(data.searches.findIndex((search) => search.id === id), 1);
		return none;
	}],
	['GET', '/entities/([^/]+)', (id) => (find(data.entities, id) ? ok(find(data.entities, id)) : problem(404, 'unknown-entity', `There is no entity ${id}.`))],
	['GET', '/entities/([^/]+)/observations', (id, query) => ok(cursorPage(data.observationsOf(find(data.entities, id)), query))],
	['GET', '/entities/([^/]+)/history', (id) => ok({ data: data.historyOf(find(data.entities, id)) })],
	['GET', '/entities/([^/]+)/explanation', (id) => ok({ data: data.explanationOf(find(data.entities, id)) })],
	['GET', '/relationships', (query) => ok(cursorPage(data.relationshipsOf(find(data.entities, query.get('entity_id'))), query))],
	['GET', '/rules', () => ok({ data: data.rules })],
	['GET', '/findings', (query) => ok(page(filtered.findings(query), query))],
	['GET', '/findings/summary', (query) => ok(data.summaryOf(filtered.ofScan(data.findings, query)))],
	['GET', '/findings/([^/]+)', (id) => ok(find(data.findings, id))],
	['PATCH', '/findings/([^/]+)', (id, query, body) => ok(Object.assign(find(data.findings, id), body))],
	['GET', '/visualizations/graph', (query) => ok(data.graphOf(query.get('scan_id'), Number(query.get('limit'))))],
	['GET', '/visualizations/graph/export', (query) => ok(data.graphOf(query.get('scan_id')))],
	['GET', '/graph/path', (query) => ok(data.pathOf(query.get('scan_id'), query.get('from'), query.get('to')))],
	['GET', '/graph/neighbours', (query) => ok(data.neighboursOf(query.get('entity_id')))],
	['GET', '/visualizations/timeline', (query) => ok(data.timelineOf({ from: query.get('from'), to: query.get('to'), buckets: Number(query.get('buckets') ?? 100) }))],
	['GET', '/visualizations/timeline/events', (query) => ok(cursorPage(data.eventsIn({ from: query.get('from'), to: query.get('to') }), query))],
	['GET', '/visualizations/map', () => ok(data.map)],
	['GET', '/differences', (query) => ok(cursorPage(data.differencesOf(query.get('change')), query))],
	['GET', '/differences/summary', () => ok(data.differenceSummary())],
	['GET', '/collectors', () => ok({ data: data.collectors })],
	['PATCH', '/collectors/([^/]+)', (id, query, body) => ok(Object.assign(find(data.collectors, id), body))],
	['GET', '/reports', (query) => ok(page(filtered.ofScan(data.reports, query), query))],
	['GET', '/exports', (query) => ok(page(filtered.ofScan(data.exports, query), query))],
	['POST', '/exports', () => ok(data.exports[0], 201)],
	['POST', '/reports', () => problem(409, 'scan-not-complete', 'The scan still runs. Its report is written when it is complete.')],
	['GET', '/notifications', (query) => ok(page(data.notifications, query))],
	['GET', '/notifications/unread-count', () => ok({ unread: data.notifications.filter(({ read_at: at }) => !at).length })],
	['POST', '/notifications/read', () => {
		data.notifications.forEach((notification) => {
			notification.read_at ??= new Date().toISOString();
		});
		return none;
	}],
	['POST', '/notifications/([^/]+)/read', (id) => {
		find(data.notifications, id).read_at = new Date().toISOString();
		return none;
	}],
	['GET', '/services', () => ok(data.services())],
	['GET', '/platform/version', () => ok({ version: '0.1.0', build_time: '2026-11-24T00:00:00Z', modules: [] })],
	['GET', '/platform/dead-events', () => ok({ data: data.deadEvents })],
	['POST', '/platform/dead-events/([^/]+)/retry', () => {
		data.deadEvents.length = 0;
		return none;
	}],
	['GET', '/configuration/namespaces', () => ok({ data: data.namespaces })],
	['GET', '/configuration/namespaces/([^/]+)/items', (ns) => ok({ data: data.settings[ns] })],
	['GET', '/configuration/namespaces/([^/]+)/items/([^/]+)', (ns, key) => ok(data.settings[ns].find((known) => known.key === key))],
	['GET', '/collectors/([^/]+)/versions', () => ok({ data: [{ version: '1.0.0', first_seen: '2026-11-01T00:00:00Z' }, { version: '0.9.0', first_seen: '2026-09-01T00:00:00Z' }] })],
	['PUT', '/configuration/namespaces/([^/]+)/items/([^/]+)', (ns, key, query, body) => (body.value === 'soon' ? problem(400, 'invalid-value', `${key} is 'soon', which is no duration.`) : setting(ns, key, { value: body.value, overridden: true }))],
	['DELETE', '/configuration/namespaces/([^/]+)/items/([^/]+)', (ns, key) => setting(ns, key, { value: data.settings[ns].find((known) => known.key === key).default, overridden: false })],
].map(([method, path, answer]) => ({ method, path: new RegExp(`^${path}$`), answer }));

function signIn({ username, password, code }) {
	if (password !== 'correct horse battery' && password !== 'one-time') {
		return problem(401, 'invalid-credentials', 'The username or the password is wrong.');
	}
	const id = String(sessions.size + 1);
	if (username === 'otto' && code !== '123456') {
		return code ? problem(401, 'second-factor-wrong', 'The code is not accepted.') : problem(401, 'second-factor-needed', 'Send a code of your authenticator app as well.');
	}
	const view = { ...data.session(username), must_change_password: password === 'one-time' };
	sessions.set(id, view);
	return { ...ok(view), cookie: `mirage_access=${id}; HttpOnly; SameSite=Strict; Path=/` };
}

/** What the account of a session has; made anew with each sign-in. */
const state = (session) => (session.state ??= { totp: false, pending: false, left: 0, confirmed: false });

const CODES = ['aaaaa-bbbbb', 'ccccc-ddddd', 'eeeee-fffff'];
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const unconfirmed = problem(403, 'confirmation-needed', 'Confirm who you are with POST /api/v1/auth/session/confirmation, then ask again.');

function issueKey(account, { name, permissions, expires_in_days: days }) {
	const key = data.newKey(name, permissions, days);
	(data.apiKeys[account] ??= []).unshift(key);
	return ok({ ...key, secret: 'mk_the-secret-of-this-key' }, 201);
}

function revokeKey(account, id) {
	find(data.apiKeys[account], id).revoked = true;
	return none;
}

const passkeys = [];
const knownPasskey = ({ credential }) => passkeys.some(({ id }) => id === credential.id) && !!credential.response.signature;

/** [method, path, answer, dangerous]; the session goes to the answer first, then the path's groups, the query and the body. */
const identityRoutes = [
	['GET', '/auth/factors', (session) => ok({ totp: state(session).totp, recovery_codes_left: state(session).left })],
	['POST', '/auth/factors/totp', () => ok({ secret: SECRET, uri: `otpauth://totp/Mirage:lena?secret=${SECRET}&issuer=Mirage&digits=6&period=30` }), true],
	['POST', '/auth/factors/totp/confirmation', (session, query, body) => {
		if (body.code !== '123456') {
			return problem(400, 'second-factor-not-confirmed', 'The code does not belong to the secret that was shown.');
		}
		Object.assign(state(session), { totp: true, left: CODES.length });
		return ok({ recovery_codes: CODES });
	}, true],
	['DELETE', '/auth/factors/totp', (session) => {
		Object.assign(state(session), { totp: false, left: 0 });
		return none;
	}, true],
	['GET', '/auth/passkeys', () => ok({ data: passkeys })],
	['POST', '/auth/passkeys/options', () => ok({ ticket: 'a-ticket', public_key: {
		rp: { id: 'localhost', name: 'Mirage' }, user: { id: 'bGVuYQ', name: 'lena.berg', displayName: 'Lena Berg' }, challenge: 'Y2hhbGxlbmdl', pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
		excludeCredentials: [], authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' }, attestation: 'none',
	} }), true],
	['POST', '/auth/passkeys', (session, query, { name, credential }) => {
		const added = { id: credential.id, name, backup: false, transports: [], created_at: new Date().toISOString(), last_used_at: null };
		passkeys.push(added);
		return ok(added, 201);
	}, true],
	['DELETE', '/auth/passkeys/([^/]+)', (session, id) => {
		passkeys.splice(passkeys.findIndex((known) => known.id === id), 1);
		return none;
	}, true],
	['GET', '/auth/sessions', () => ok({ data: data.devices })],
	['DELETE', '/auth/sessions', () => {
		data.devices.splice(1);
		return none;
	}],
	['DELETE', '/auth/sessions/([^/]+)', (session, id) => {
		data.devices.splice(data.devices.findIndex((device) => device.id === id), 1);
		return none;
	}],
	['GET', '/auth/api-keys', () => ok({ data: data.apiKeys.own })],
	['POST', '/auth/api-keys', (session, query, body) => issueKey('own', body), true],
	['DELETE', '/auth/api-keys/([^/]+)', (session, id) => revokeKey('own', id)],
	['GET', '/auth/accounts/([^/]+)/api-keys', (session, account) => ok({ data: data.apiKeys[account] ?? [] })],
	['POST', '/auth/accounts/([^/]+)/api-keys', (session, account, query, body) => issueKey(account, body), true],
	['DELETE', '/auth/accounts/([^/]+)/api-keys/([^/]+)', (session, account, id) => revokeKey(account, id)],
	['DELETE', '/auth/accounts/([^/]+)/(?:sessions|factors)', () => none, true],
	['GET', '/auth/accounts', (session, query) => ok(page(data.accounts, query))],
	['POST', '/auth/accounts', (session, query, body) => {
		if (data.accounts.some(({ username }) => username === body.username)) {
			return problem(409, 'username-taken', `Somebody is called '${body.username}' already.`);
		}
		const account = data.newAccount(body);
		data.accounts.push(account);
		return ok({ ...account, one_time_password: body.kind === 'person' ? 'one-time-password-of-theirs' : null }, 201);
	}, true],
	['PATCH', '/auth/accounts/([^/]+)', (session, id, query, body) => (body.active === false && find(data.accounts, id).roles.includes('admin')
		? problem(409, 'last-administrator', 'lena.berg is the only one who administrates.') : ok(Object.assign(find(data.accounts, id), body))), true],
	['GET', '/auth/invitations', () => ok({ data: data.invitations })],
	['POST', '/auth/invitations', (session, query, { email, roles }) => {
		const invitation = { ...data.invitations[0], id: `invited-${data.invitations.length}`, email, roles, created_at: new Date().toISOString(), expires_at: new Date(Date.now() + 6e8).toISOString() };
		data.invitations.push(invitation);
		return ok({ ...invitation, token: 'the-token' }, 201);
	}, true],
	['DELETE', '/auth/invitations/([^/]+)', (session, id) => {
		data.invitations.splice(data.invitations.findIndex((invitation) => invitation.id === id), 1);
		return none;
	}],
	['GET', '/auth/audit', (session, query) => ok(cursorPage(filtered.audit(query), query))],
	['GET', '/auth/audit/verification', () => ok({ checked: data.audit.length, intact: true, broken_at: null })],
	['POST', '/auth/session/confirmation/passkey', (session, query, body) => {
		state(session).confirmed = knownPasskey(body);
		return state(session).confirmed ? none : problem(401, 'invalid-credentials', 'The passkey is not accepted.');
	}],
	['POST', '/auth/session/confirmation', (session, query, { password }) => {
		state(session).confirmed = password === 'correct horse battery';
		return state(session).confirmed ? none : problem(401, 'invalid-credentials', 'The username or the password is wrong.');
	}],
].map(([method, path, answer, dangerous]) => ({ method, path: new RegExp(`^${path}$`), answer, dangerous }));

function acceptInvitation({ token, username }) {
	return token === 'the-token' ? ok({ id: 'new', username }, 201) : problem(410, 'invitation-not-valid', 'The invitation was accepted, revoked or is too old.');
}

const mailed = ({ token }) => (token === 'the-token' ? none : problem(410, 'link-not-valid', 'The link is no longer good. Ask for another.'));

/** What is answered to whoever has no session yet. */
const openRoutes = {
	'POST /auth/session': signIn,
	'POST /auth/invitations/acceptance': acceptInvitation,
	'GET /auth/providers': () => ok({ passwords: true, data: [{ id: 'corp', name: 'Aurora Kites', kind: 'saml', start: '/api/v1/auth/providers/corp/authorization' }, { id: 'ldap', name: 'Directory', kind: 'ldap', start: null }] }),
	'POST /auth/password-resets': () => ({ status: 202 }),
	'POST /auth/password-resets/completion': mailed,
	'POST /auth/email-verification/completion': mailed,
	'POST /auth/session/passkey/options': () => ok({ ticket: 'a-ticket', public_key: { challenge: 'Y2hhbGxlbmdl', timeout: 60_000, rpId: 'localhost', userVerification: 'required' } }),
	'POST /auth/session/passkey': (body) => (knownPasskey(body) ? signIn({ username: 'admin', password: 'correct horse battery' }) : problem(401, 'invalid-credentials', 'The passkey is not accepted.')),
};

function auth(method, url, session, body) {
	const path = url.pathname.slice('/api/v1'.length);
	const open = openRoutes[`${method} ${path}`];
	if (open) {
		return open(body);
	}
	if (path === '/auth/session/refresh' || !session) {
		return problem(401, 'invalid-refresh-token', 'The session has ended. Sign in.');
	}
	if (path === '/auth/session' && method === 'DELETE') {
		return { ...none, cookie: 'mirage_access=; Max-Age=0; Path=/' };
	}
	if (path === '/auth/password') {
		if (body.new_password.length < 12) {
			return problem(400, 'weak-password', `A password has 12 to 256 characters, this one ${body.new_password.length}.`);
		}
		session.must_change_password = false;
		return none;
	}
	const denied = session.user.roles.includes('admin') ? undefined : { accounts: 'user:read', invitations: 'user:read', audit: 'audit:read' }[path.split('/')[2]];
	if (denied) {
		return problem(403, 'not-allowed', `This needs the permission ${denied}.`);
	}
	for (const route of identityRoutes) {
		const match = route.method === method && route.path.exec(path);
		if (match) {
			return route.dangerous && !state(session).confirmed ? unconfirmed : route.answer(session, ...match.slice(1).map(decodeURIComponent), url.searchParams, body);
		}
	}
	return ok({ ...session, state: undefined, preferences: undefined });
}

function answerTo(method, url, session, body, headers) {
	const path = url.pathname.slice('/api/v1'.length);
	if (path.startsWith('/auth/')) {
		return auth(method, url, session, body);
	}
	if (!session) {
		return problem(401, 'unauthenticated', 'Sign in.');
	}
	if (method !== 'GET' && headers['x-csrf-token'] !== session.csrf_token) {
		return problem(403, 'csrf-token-missing', "Send the session's csrf_token in the header X-CSRF-Token.");
	}
	if (path === '/users/me/preferences') {
		session.preferences = method === 'PUT' ? body : (session.preferences ?? { language: 'en', theme: 'system', time_zone: 'UTC' });
		return ok(session.preferences);
	}
	if (path === '/users/me') {
		return ok(data.profileOf(session));
	}
	for (const route of routes) {
		const match = route.method === method && route.path.exec(path);
		if (match) {
			return route.answer(...match.slice(1).map(decodeURIComponent), url.searchParams, body);
		}
	}
	return problem(404, 'not-found', `There is no ${method} ${path}.`);
}

/** The first scan goes on for as long as somebody listens. */
function live(response) {
	response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache', ...HEADERS });
	response.write(': here\n\n');
	let number = 0;
	const send = (name, body) => response.write(`id: ${number}\nevent: ${name}\ndata: ${JSON.stringify(body)}\n\n`);
	const timer = setInterval(() => {
		number += 1;
		for (const scan of [...started, data.scans[0]].filter(({ state }) => state === 'running')) {
			const { progress } = scan;
			progress.entities += 3;
			if (progress.pending > 0) {
				Object.assign(progress, { pending: progress.pending - 1, completed: progress.completed + 1, percent: Math.floor((100 * (progress.completed + 1)) / progress.planned) });
			}
			send('scan.progressed', { scan_id: scan.id, state: scan.state, progress });
		}
		const fact = data.entities[number % data.entities.length];
		send('facts.stored', { scan_id: data.scans[0].id, new_entities: 1, scan_entities: 2400 + number, facts: [{ entity: { id: fact.id, type: fact.type, value: fact.value }, collector: fact.collectors[0], first_seen: new Date().toISOString() }] });
	}, 400);
	response.on('close', () => clearInterval(timer));
}

async function api(request, response, url) {
	const session = sessions.get(/mirage_access=(\d+)/.exec(request.headers.cookie ?? '')?.[1]);
	if (url.pathname === '/api/v1/live' && session) {
		return live(response);
	}
	const chunks = [];
	for await (const chunk of request) {
		chunks.push(chunk);
	}
	const text = Buffer.concat(chunks).toString();
	if (session && url.pathname.startsWith('/api/v1/collection/raw/')) {
		const binary = url.pathname.endsWith('00');
		response.writeHead(200, { 'content-type': binary ? 'application/octet-stream' : 'text/plain', 'content-disposition': 'attachment', 'x-truncated': 'true', ...HEADERS });
		return response.end(binary ? Buffer.from('%PDF-1.7') : data.rawText);
	}
	const { status, body, cookie } = answerTo(request.method, url, session, text ? JSON.parse(text) : {}, request.headers);
	response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', ...(cookie ? { 'set-cookie': cookie } : {}), ...HEADERS });
	response.end(body === undefined ? undefined : JSON.stringify(body));
}

function file(response, path) {
	const wanted = join(dist, normalize(path));
	const found = existsSync(wanted) && statSync(wanted).isFile() ? wanted : extname(path) === '' ? join(dist, 'index.html') : undefined;
	if (!found) {
		response.writeHead(404, HEADERS).end();
		return;
	}
	response.writeHead(200, { 'content-type': TYPES[extname(found)] ?? 'application/octet-stream', ...HEADERS });
	createReadStream(found).pipe(response);
}

createServer((request, response) => {
	const url = new URL(request.url, `http://127.0.0.1:${PORT}`);
	if (url.pathname.startsWith('/api/')) {
		void api(request, response, url);
	} else {
		file(response, url.pathname);
	}
}).listen(PORT, '127.0.0.1', () => console.log(`Mock on http://127.0.0.1:${PORT}`));
