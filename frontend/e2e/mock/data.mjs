// The scripted installation that the browser tests look at. Names and addresses are from the documentation ranges.

const uuid = (kind, number) => `0199${kind}-0000-7000-8000-${String(number).padStart(12, '0')}`;
const at = (minutesAgo) => new Date(Date.UTC(2026, 10, 24, 19, 30) - minutesAgo * 60_000).toISOString();
const recently = (minutesAgo) => new Date(Date.now() - minutesAgo * 60_000).toISOString();

const EVERYBODY = ['account:read', 'account:write', 'config:read', 'data:read', 'finding:read', 'integration:read', 'module:read', 'notification:read', 'platform:read', 'project:read', 'report:read', 'scan:read'];
const ADMINISTRATORS = ['audit:read', 'config:write', 'data:write', 'finding:write', 'integration:write', 'module:write', 'notification:write', 'platform:write', 'project:write', 'report:delete', 'report:write', 'scan:delete', 'scan:write', 'user:read', 'user:write'];
const roleOf = (user) => (user === 'reader' ? 'read_only' : 'admin');
const permissionsOf = (role) => (role === 'admin' ? [...EVERYBODY, ...ADMINISTRATORS].sort() : EVERYBODY);

export const session = (user) => ({
	user: { id: uuid('0001', 1), username: user, email: `${user}@aurora-kites.example`, display_name: 'Lena Berg', roles: [roleOf(user)], permissions: permissionsOf(roleOf(user)) },
	organisation: { id: uuid('0002', 1), name: 'Aurora SOC' },
	projects: [{ id: uuid('0003', 1), name: 'Default', role: 'owner' }],
	csrf_token: 'csrf-of-this-session',
	expires_at: recently(-15),
});

const entity = (type, value) => ({ id: uuid('e000', [...`${type}${value}`].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1e11, 7)), type, value });

const scan = (number, name, state, type, target, planned, done, entities, minutes, owner = 'lena.berg') => ({
	id: uuid('5ca0', number), name, state, stopping: false, targets: [entity(type, target)], profile: 'footprint', intrusiveness: 'active', hop_limit: 3,
	deny: ['^intranet[.]'], project_id: uuid('0003', 1), priority: 'medium', budget: { duration: 'PT6H', entities: 200_000, requests: 2_000_000 }, requests: done * 9, stopped_collectors: [], owner, created_at: recently(minutes + 1), started_at: state === 'queued' ? null : recently(minutes),
	finished_at: ['running', 'queued', 'paused'].includes(state) ? null : recently(minutes / 2),
	progress: {
		planned, pending: state === 'running' ? planned - done - 4 : state === 'completed' ? 0 : planned - done, running: state === 'running' ? 4 : 0,
		completed: done, failed: 0, entities, percent: planned === 0 ? 0 : Math.floor((100 * done) / planned),
	},
	failure: state === 'failed' ? 'The name servers of the target stopped answering.' : null,
});

export const scans = [
	scan(1, 'Aurora perimeter Q4', 'running', 'DomainName', 'aurora-kites.example', 187, 124, 2400, 102),
	scan(2, 'Northwind supplier check', 'running', 'DomainName', 'northwind-actuators.example', 94, 31, 8660, 36, 'marco.rossi'),
	scan(3, 'Phish kit 203.0.113.0/25', 'running', 'Netblock', '203.0.113.0/25', 120, 108, 22073, 192, 'anya.novak'),
	scan(4, 'Exec exposure: L. Berg', 'paused', 'EmailAddress', 'lena.berg@aurora-kites.example', 41, 5, 331, 6, 'priya.shah'),
	scan(5, 'AS64501 weekly', 'queued', 'Asn', 'AS64501', 0, 0, 0, 1, 'scheduler'),
	scan(6, 'Brand watch', 'queued', 'Organization', 'Aurora Kites Cooperative', 0, 0, 0, 1, 'scheduler'),
	scan(7, 'Aurora perimeter Q3', 'completed', 'DomainName', 'aurora-kites.example', 187, 187, 92114, 89280),
	scan(8, 'Kestrel Drives', 'completed', 'DomainName', 'kestrel-drives.example', 231, 231, 58230, 1500, 'tom.hill'),
	scan(9, 'VPN gateway 198.51.100.17', 'failed', 'IpAddress', '198.51.100.17', 120, 56, 1203, 1600, 'anya.novak'),
	scan(10, 'Leak triage', 'completed', 'DomainName', 'aurora-kites.example', 41, 41, 2230, 1700, 'priya.shah'),
	scan(11, 'Subsidiaries sweep', 'cancelled', 'DomainName', 'aurora-holding.example', 187, 41, 6402, 2900, 'marco.rossi'),
	scan(12, 'Handle: jonas_weber88', 'completed', 'Username', 'jonas_weber88', 38, 38, 184, 2950, 'ines.costa'),
	scan(13, 'BTC donation wallet', 'completed', 'CryptoAddress', 'bc1qexampleexampleexampleexample9w4k', 22, 22, 96, 11600, 'anya.novak'),
];

const COLLECTORS = ['certlog', 'dns_records', 'dns_brute', 'http_page', 'rdap_domain', 'whois_domain', 'reverse_dns', 'tls_certificate'];
const pick = (list, number) => list[number % list.length];

function entityRow(number) {
	const shapes = [
		() => entity('Hostname', `${pick(['api', 'git', 'vpn', 'mail', 'shop', 'dev', 'ci', 'sso'], number)}-${number}.aurora-kites.example`),
		() => entity('Url', `https://${pick(['www', 'static', 'login'], number)}.aurora-kites.example/${pick(['admin', 'v2/users', 'wp-json'], number)}/${number}`),
		() => entity('IpAddress', `192.0.2.${number % 250}`),
		() => entity('EmailAddress', `${pick(['anya', 'hugo', 'sofia', 'tom'], number)}.${number}@aurora-kites.example`),
		() => entity('TlsCertificate', `fa3fb38c2cad75a3c95f${String(number).padStart(6, '0')}`),
		() => entity('Service', `198.51.100.${number % 250}:${pick([22, 443, 5432, 3389], number)}/tcp`),
		() => entity('DnsRecord', `aurora-kites.example TXT ${number}`),
	];
	return {
		...pick(shapes, number)(), id: uuid('e111', number), confidence: 40 + ((number * 7) % 60), collectors: [pick(COLLECTORS, number), ...(number % 5 === 0 ? ['crawler'] : [])],
		attributes: number % 3 === 0 ? { status: '200', title: '<b>Login</b> & more', server: 'nginx' } : {}, tags: number % 11 === 0 ? ['expired'] : number % 17 === 0 ? ['wildcard', 'cloud'] : [],
		risk: number % 13 === 0 ? pick(['critical', 'high', 'medium', 'low'], number) : undefined, false_positive: false,
		scan_ids: [scans[0].id], observation_count: 1 + (number % 4), first_seen: at(number), last_seen: at(number / 2),
	};
}

export const entities = Array.from({ length: 2400 }, (_, number) => entityRow(number));

export function facetsOf(rows) {
	const count = (values) => {
		const counts = new Map();
		values.forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1));
		return [...counts].map(([value, number]) => ({ value, count: number })).sort((a, b) => b.count - a.count);
	};
	return { types: count(rows.map(({ type }) => type)), collectors: count(rows.flatMap(({ collectors }) => collectors)), tags: count(rows.flatMap(({ tags }) => tags)) };
}

const ref = ({ id, type, value }) => ({ id, type, value });
const target = { ...ref(scans[0].targets[0]) };

export const observationsOf = (row) => row.collectors.map((collector, number) => ({
	id: uuid('0b50', number), entity_id: row.id, scan_id: scans[0].id, task_id: uuid('7a50', number), collector, source_entity: target, confidence: row.confidence,
	reliability: 'B', seen_at: row.first_seen, attributes: row.attributes, tags: row.tags, raw_sha256: 'ab'.repeat(32),
}));

export const historyOf = (row) => Object.entries(row.attributes).map(([name, value]) => ({ name, value, first_seen: row.first_seen, last_seen: row.last_seen }));

export const explanationOf = (row) => [
	{ entity: target, collector: null, observed_at: null, relation: null, task_id: null, raw_sha256: null },
	{ entity: ref(entities[4]), collector: 'certlog', observed_at: at(60), relation: 'presents_certificate', task_id: uuid('7a50', 10), raw_sha256: 'ab'.repeat(32) },
	{ entity: ref(row), collector: row.collectors[0], observed_at: at(50), relation: 'certificate_names', task_id: uuid('7a50', 11), raw_sha256: null },
];

export const relationshipsOf = (row) => entities.slice(0, 5).filter(({ id }) => id !== row.id).map((other, number) => ({
	id: uuid('4e1a', number), type: pick(['resolves_to', 'links_to', 'presents_certificate'], number), source: ref(row), target: ref(other), confidence: 80,
	scan_ids: [scans[0].id], collectors: ['dns_records'], tags: [], first_seen: at(10), last_seen: at(5),
}));

const HEADLINES = [
	['critical', 'Credentials of a mailbox are in a public dump', 'leaked-credential'], ['high', 'The certificate of login.aurora-kites.example has expired', 'expired-certificate'],
	['high', 'PostgreSQL answers to the internet on 198.51.100.20', 'exposed-database'], ['medium', 'SPF lets anybody send mail for aurora-kites.example', 'weak-spf'],
	['medium', 'A forgotten staging host is reachable', 'exposed-staging'], ['low', 'The domain registration ends in 20 days', 'registration-ends'], ['info', 'Mail is handled by two providers', 'mail-providers'],
];

export const findings = Array.from({ length: 42 }, (_, number) => {
	const [severity, headline, rule] = pick(HEADLINES, number);
	return {
		id: uuid('f1d0', number), scan_id: scans[number % 3 === 0 ? 6 : 0].id, rule_id: rule, rule_name: rule.replaceAll('-', ' '), severity, state: number % 9 === 8 ? 'acknowledged' : 'open', reopened: number === 4,
		headline: number < HEADLINES.length ? headline : `${headline} (${number})`, why: 'Whoever finds this first can use it, and finding it took one question to a public source.',
		evidence: [{ observation_id: uuid('0b50', number), entity: ref(entities[number]) }, { observation_id: uuid('0b51', number), entity: ref(entities[number + 7]) }],
		created_at: at(number * 13), updated_at: at(number * 13),
	};
});

export const rules = HEADLINES.map(([severity, headline, id]) => ({ id, name: id.replaceAll('-', ' '), description: `Looks for this: ${headline}.`, severity, why: 'Whoever finds this first can use it.', enabled: id !== 'mail-providers' }));

export function summaryOf(rows) {
	const bySeverity = {};
	rows.forEach(({ severity }) => {
		bySeverity[severity] = (bySeverity[severity] ?? 0) + 1;
	});
	return { total: rows.length, open: rows.filter(({ state }) => state === 'open').length, by_severity: bySeverity };
}

/** Scans whose graphs are large, by how many nodes they have. */
const LARGE = { [scans[7].id]: 50_000, [scans[2].id]: 12_000 };

function largeGraph(scanId, total) {
	const types = ['Hostname', 'IpAddress', 'Url', 'EmailAddress', 'TlsCertificate', 'DnsRecord'];
	const groups = 40;
	const nodes = Array.from({ length: total }, (_, number) => {
		const group = number % groups;
		const spread = 1 + Math.sqrt(number / total) * 2;
		return {
			id: uuid('b165', number), type: pick(types, number * 7 + group), value: `node-${number}.aurora-kites.example`, degree: number < groups ? Math.floor(total / groups) : 1 + (number % 3), distance: number < groups ? 1 : 2, tags: [],
			x: Math.cos((group / groups) * 2 * Math.PI) * 10 + Math.cos(number) * spread, y: Math.sin((group / groups) * 2 * Math.PI) * 10 + Math.sin(number) * spread,
		};
	});
	const edges = nodes.slice(1).map((node, index) => ({ id: uuid('b1ed', index), source: nodes[index < groups ? 0 : (index + 1) % groups].id, target: node.id, type: 'resolves_to' }));
	return { scan_id: scanId, complete: true, total_nodes: total, total_edges: edges.length, truncated: false, nodes, edges };
}

/** As the server answers: the first nodes, or all of them as the file does. */
export function graphOf(scanId, limit = Number.POSITIVE_INFINITY) {
	const whole = LARGE[scanId] ? largeGraph(scanId, LARGE[scanId]) : smallGraph(scanId);
	if (whole.nodes.length <= limit) {
		return whole;
	}
	const nodes = whole.nodes.slice(0, limit);
	const shown = new Set(nodes.map(({ id }) => id));
	return { ...whole, truncated: true, nodes, edges: whole.edges.filter(({ source, target: end }) => shown.has(source) && shown.has(end)) };
}

/** The way between two nodes over their parents. */
export function pathOf(scanId, from, to) {
	const { nodes, edges } = graphOf(scanId);
	const up = (id) => {
		const edge = edges.find(({ target: end }) => end === id);
		return edge ? [edge, ...up(edge.source)] : [];
	};
	const way = [...up(from), ...up(to).reverse()];
	const ids = [from, ...up(from).map(({ source }) => source), ...up(to).reverse().slice(1).map(({ source }) => source), to];
	return { found: true, exhaustive: true, nodes: [...new Set(ids)].map((id) => ref(nodes.find((node) => node.id === id))), edges: way };
}

export const neighboursOf = (id) => ({ exhaustive: true, nodes: entities.slice(200, 206).map(ref), edges: entities.slice(200, 206).map((other, number) => ({ id: uuid('0e1b', number), source: id, target: other.id, type: 'links_to' })) });

function smallGraph(scanId) {
	const rows = entities.slice(0, 160);
	const nodes = [target, ...rows.map(ref)].map((node, number) => {
		const ring = number === 0 ? 0 : number <= 12 ? 1 : 2;
		const angle = ring === 1 ? (number / 12) * 2 * Math.PI : (number / 148) * 2 * Math.PI;
		return { ...node, x: Math.cos(angle) * ring * (1 + (number % 5) / 12), y: Math.sin(angle) * ring * (1 + (number % 7) / 14), degree: number === 0 ? 12 : number <= 12 ? 13 : 1, distance: ring, tags: [] };
	});
	const edges = nodes.slice(1).map((node, index) => ({ id: uuid('ed6e', index), source: index < 12 ? nodes[0].id : nodes[1 + ((index - 12) % 12)].id, target: node.id, type: 'resolves_to' }));
	return { scan_id: scanId, complete: true, total_nodes: nodes.length, total_edges: edges.length, truncated: false, nodes, edges };
}

export const collectors = COLLECTORS.map((id, number) => ({
	id, name: id.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase()), description: 'Asks one question of one source and reports what it said.', version: '1.0.0', state: number === 7 ? 'disabled' : 'active',
	intrusiveness: pick(['passive', 'dns', 'active'], number), consumes: ['DomainName', 'Hostname'], produces: pick([['Hostname', 'TlsCertificate'], ['IpAddress', 'DnsRecord'], ['Url', 'EmailAddress', 'Technology']], number),
	needs_key: number === 4, source_url: 'https://crt.sh', min_interval_ms: number === 0 ? 1000 : 0, runs: number === 6 ? 0 : 40 + number * 31, entities: number === 6 ? 0 : number * 220,
	outcomes: number === 6 ? {} : { answered: 30 + number * 20, empty: 10 + number * 9, blocked: number === 0 ? 4 : 0, unreachable: number * 2 }, average_ms: number === 6 ? null : 120 + number * 77,
}));

export const collectorsOfScan = collectors.slice(0, 7).map(({ id, name }, number) => ({
	collector: id, name, planned: 30 + number * 4, pending: number * 3, running: number % 3, completed: 24 + number, failed: number % 2, skipped: 0, cancelled: 0,
	outcomes: { answered: 18 + number, empty: 6, blocked: number === 0 ? 2 : 0 }, waiting_reason: number === 0 ? 'Its source is asked at most once every 1 s.' : null,
}));

const OUTCOME_OF = ['answered', 'empty', 'answered', 'blocked', 'unreachable'];
export const tasks = Array.from({ length: 480 }, (_, number) => {
	const entity = entities[(number * 7) % entities.length];
	const open = number < 6;
	const outcome = open ? null : pick(OUTCOME_OF, number);
	return {
		id: uuid('7a50', number), scan_id: scans[0].id, collector: pick(COLLECTORS, number), entity: ref(entity), distance: number % 4, in_scope: number % 9 !== 0, state: open ? (number < 3 ? 'running' : 'pending') : outcome === 'answered' || outcome === 'empty' ? 'completed' : 'failed',
		outcome, detail: outcome === 'blocked' ? 'The source answered 403 <script>alert(1)</script>' : outcome === 'unreachable' ? `No connection to ${entity.value}.` : null, attempts: open ? 0 : 1, requests: open ? 0 : 1 + (number % 3),
		planned_at: at(number / 10), started_at: open ? null : at(number / 10), duration_ms: open ? null : 40 + ((number * 37) % 900), observations: outcome === 'answered' ? 1 + (number % 5) : 0,
	};
});
export const receiptsOf = (task) => (task.requests === 0 ? [] : [
	{ at: task.started_at, channel: 'http', destination: 'www.aurora-kites.example:443', calls: 1, allowed: true, reason: 'within target aurora-kites.example' },
	{ at: task.started_at, channel: 'dns', destination: 'intranet.aurora-kites.example', calls: 1, allowed: false, reason: 'deny rule ^intranet[.]' },
]);

export const coverage = collectors.map(({ id, name, state }, number) => ({
	collector: id, name, answered: state === 'active' ? 18 + number : 0, empty: state === 'active' ? 6 : 0, blocked: number === 0 ? 2 : 0, quota: 0, unreachable: number === 3 ? 1 : 0, unreadable: 0, not_permitted: 0,
	out_of_scope: 0, unasked: number === 5 ? 3 : 0, open: 0, in_plan: state === 'active', reason: state === 'active' ? null : 'The collector is disabled.',
}));

export function previewOf({ targets, profile, collectors: chosen, hop_limit: hops, deny = [], budget = {} }, refs) {
	const limit = { passive: 'passive', investigate: 'dns', footprint: 'active', all: 'aggressive' }[profile];
	const classes = ['passive', 'dns', 'active', 'aggressive'];
	const steps = collectors.map(({ id, name, state, intrusiveness, consumes, source_url: source, needs_key: key }, number) => {
		const reason = state !== 'active' ? `The collector is ${state}.` : classes.indexOf(intrusiveness) > classes.indexOf(limit) ? `The profile ${profile} is ${limit}, the collector is ${intrusiveness}.`
			: chosen?.length && !chosen.includes(id) ? 'It is not among the chosen collectors.' : null;
		const who = { passive: 'crt.sh', dns: 'the name servers that are asked, and those of the target', active: 'the target itself' }[intrusiveness];
		return { collector: id, name, intrusiveness, questions: reason || number === 6 ? 0 : targets.length, first_hop: reason ? null : number === 6 ? 1 : 0, asked_about: consumes, who_learns: reason ? null : who, source, needs_key: key, least_millis: number * 250, reason };
	});
	const by = {};
	steps.filter(({ questions }) => questions > 0).forEach((step) => {
		by[step.intrusiveness] = (by[step.intrusiveness] ?? 0) + step.questions;
	});
	return {
		targets: refs, profile, intrusiveness: limit, hop_limit: hops ?? 3, deny, budget: { duration: 'PT6H', entities: 200_000, requests: 2_000_000, ...budget },
		questions: steps.reduce((sum, step) => sum + step.questions, 0), by_intrusiveness: by, third_parties: steps.some((step) => !step.reason && step.who_learns === 'crt.sh') ? ['crt.sh'] : [], collectors: steps,
	};
}

const FAMILY_OF = { Hostname: 'host', DnsRecord: 'host', DomainName: 'host', IpAddress: 'network', Service: 'network', Url: 'web', EmailAddress: 'person', TlsCertificate: 'technology' };
const KINDS = ['first_seen', 'last_seen', 'issued', 'expires', 'registered'];
const timed = Array.from({ length: 900 }, (_, number) => {
	const entity = entities[(number * 5) % entities.length];
	const minutes = Math.floor(((number * 37) % 480) + 260 * Math.abs(Math.sin(number / 41)));
	return { at: at(minutes), entity: ref(entity), family: FAMILY_OF[entity.type], kind: number % 7 === 0 ? pick(KINDS, number / 7) : 'first_seen', collector: entity.collectors[0] };
}).sort((a, b) => b.at.localeCompare(a.at));

const within = ({ from, to }) => timed.filter((event) => (!from || event.at >= from) && (!to || event.at < to));
export const eventsIn = within;

export function timelineOf({ from, to, buckets }) {
	const events = within({ from, to });
	const begin = Date.parse(from ?? timed.at(-1).at);
	const step = (Date.parse(to ?? timed[0].at) + 1 - begin) / buckets;
	const rows = Array.from({ length: buckets }, (_, number) => ({ from: new Date(begin + number * step).toISOString(), to: new Date(begin + (number + 1) * step).toISOString(), counts: {} }));
	events.forEach((event) => {
		const { counts } = rows[Math.min(buckets - 1, Math.floor((Date.parse(event.at) - begin) / step))];
		counts[event.family] = (counts[event.family] ?? 0) + 1;
	});
	return { buckets: rows, total: events.length };
}

const CITIES = [
	['DE', 'Frankfurt am Main', 50.11, 8.68, 420], ['DE', 'Falkenstein', 50.47, 12.37, 96], ['NL', 'Amsterdam', 52.37, 4.9, 310], ['NL', 'Haarlem', 52.38, 4.64, 22], ['GB', 'London', 51.51, -0.13, 188], ['FR', 'Gravelines', 50.99, 2.13, 74],
	['US', 'Ashburn', 39.04, -77.49, 611], ['US', 'San Jose', 37.34, -121.89, 140], ['US', 'Dallas', 32.78, -96.8, 51], ['SG', 'Singapore', 1.35, 103.82, 64], ['JP', 'Tokyo', 35.68, 139.69, 33], ['AU', 'Sydney', -33.87, 151.21, 12], ['BR', 'São Paulo', -23.55, -46.63, 18],
	['IN', null, 19.08, 72.88, 27], ['FI', 'Helsinki', 60.17, 24.94, 45], ['ZA', 'Johannesburg', -26.2, 28.05, 5],
];
export const map = {
	points: CITIES.map(([country, city, lat, lon, number], index) => ({ country, city, lat, lon, entities: number, sample: entities.slice(index * 9 + 2, index * 9 + 7).map(ref) })),
	countries: [...new Set(CITIES.map(([country]) => country))].map((country) => ({ country, entities: CITIES.filter(([other]) => other === country).reduce((sum, [, , , , number]) => sum + number, 0) })),
};

const CHANGED = ['new', 'new', 'gone', 'changed', 'not_looked_at', 'new', 'changed'];
const differing = entities.slice(0, 640).map((row, number) => {
	const change = pick(CHANGED, number);
	return {
		...ref(row), change, looked_by: change === 'gone' || (change === 'new' && number % 2 === 0) ? ['certlog', 'dns_records'] : [], unanswered: change === 'not_looked_at' && number % 3 > 0 ? ['rdap_domain'] : [],
		attributes: change === 'changed' ? [{ name: 'title', before: 'Welcome', after: '<b>Login</b> & more' }, { name: 'server', before: null, after: 'nginx' }, { name: 'status', before: '200', after: null }] : [],
	};
});
const countOf = (change) => differing.filter((row) => row.change === change).length;
export const differenceSummary = () => ({ before: [scans[6].id], after: [scans[0].id], added: countOf('new'), gone: countOf('gone'), changed: countOf('changed'), not_looked_at: countOf('not_looked_at'), same: 88_310 });
export const differencesOf = (change) => differing.filter((row) => row.change === change);

export const searches = [
	{ id: uuid('5ea4', 1), project_id: uuid('0003', 1), name: 'Expired, ours', query: 'tag:expired', created_by: 'lena.berg', created_at: at(900), updated_at: at(900) },
	{ id: uuid('5ea4', 2), project_id: uuid('0003', 1), name: 'Mailboxes at risk', query: 'type:EmailAddress severity:critical,high', created_by: 'anya.novak', created_at: at(800), updated_at: at(800) },
];
export const newSearch = ({ name, query }) => ({ ...searches[0], id: uuid('5ea4', 100 + Math.floor(Math.random() * 1e6)), name, query });

export const marks = [];
export const newMark = (entity, { kind, text }) => ({ id: uuid('3a4c', marks.length + 1), entity_id: entity.id, project_id: uuid('0003', 1), kind, text, created_by: 'lena.berg', created_at: recently(0), expires_at: null, removed_at: null, removed_by: null });

export const projects = [{ id: uuid('0003', 1), name: 'Default', organisation_id: uuid('0002', 1), created_at: at(90_000) }, { id: uuid('0003', 2), name: 'Suppliers', organisation_id: uuid('0002', 1), created_at: at(80_000) }];

export const reports = [6, 7, 9].map((index, number) => ({ id: uuid('4e90', number), scan_id: scans[index].id, project_id: uuid('0003', 1), title: `Report: ${scans[index].name}`, formats: ['html', 'json'], created_at: at(number * 900), sizes: { html: 48_211, json: 120_400 } }));

export const exports = [{ id: uuid('e890', 1), scan_id: scans[6].id, format: 'ndjson', lines: 92_114, bytes: 31_200_000, sha256: 'cd'.repeat(32), created_at: at(800) }];

export const notifications = [
	{ id: uuid('0700', 1), kind: 'finding', severity: 'critical', title: 'Critical finding', body: 'Credentials of a mailbox are in a public dump', scan_id: scans[0].id, created_at: recently(3), read_at: null },
	{ id: uuid('0700', 2), kind: 'scan', severity: 'info', title: 'Scan completed', body: 'Aurora perimeter Q3 found 92,114 entities.', scan_id: scans[6].id, created_at: recently(90), read_at: null },
	{ id: uuid('0700', 3), kind: 'report', severity: 'info', title: 'Report written', body: null, scan_id: scans[6].id, created_at: recently(2000), read_at: recently(1000) },
];

const MODULES = ['auth', 'collection', 'configuration', 'correlation', 'discovery', 'gateway', 'integration', 'notification', 'registry', 'reporting', 'scans', 'storage', 'users', 'visualization'];
export const services = () => ({
	up: 14, total: 14,
	data: MODULES.map((module, number) => ({ module, state: 'up', instances: [{ id: uuid('1257', number), unit: 'mirage', uri: 'http://127.0.0.1:8000', version: '0.1.0', state: 'up', last_seen: recently(0) }] })),
});

export const deadEvents = [{ id: uuid('dead', 1), event_type: 'io.mirage.events.scans.ScanFinished', listener: 'io.mirage.reporting.ReportWriting.on(io.mirage.events.scans.ScanFinished)', publication_date: at(30), attempts: 5, failure: 'The disk is full.' }];

export const namespaces = [{ namespace: 'collection', items: 5 }, { namespace: 'scans', items: 1 }];
export const settings = {
	collection: [
		{ key: 'network.resolvers', type: 'list', value: ['192.0.2.53:53'], default: [], description: 'Name servers to ask instead of those of the system, each as host:port.', version: 2, updated_at: at(100), updated_by: 'lena.berg', overridden: true },
		{ key: 'network.timeout', type: 'duration', value: '10s', default: '10s', description: 'How long one call may take.', version: 0, updated_at: null, updated_by: null, overridden: false },
		{ key: 'source-policies', type: 'json', value: { '*': { per_day: 1000 } }, default: {}, description: 'What sources can bear.', version: 1, updated_at: at(100), updated_by: 'lena.berg', overridden: true },
		{ key: 'source-secret.shodan.key', type: 'secret', value: null, default: null, description: 'What a source knows us by.', version: 1, updated_at: at(100), updated_by: 'lena.berg', overridden: true, hint: '9876' },
		{ key: 'network.restrict-to-connect-to', type: 'boolean', value: false, default: false, description: 'Whether every other address is refused.', version: 0, updated_at: null, updated_by: null, overridden: false },
	],
	scans: [{ key: 'window', type: 'integer', value: 64, default: 64, description: 'Tasks of one scan that run at a time.', version: 0, updated_at: null, updated_by: null, overridden: false }],
};

export const profileOf = ({ user }) => ({ ...user, permissions: undefined, organisation_id: uuid('0002', 1), created_at: at(90_000), active: true });

export const devices = [
	{ id: uuid('de01', 1), started_at: recently(3), last_seen_at: recently(0), expires_at: recently(-10_000), address: '192.0.2.10', user_agent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36', methods: ['pwd'], current: true },
	{ id: uuid('de01', 2), started_at: recently(900), last_seen_at: recently(300), expires_at: recently(-9000), address: '198.51.100.7', user_agent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15', methods: ['pwd', 'otp', 'mfa'], current: false },
	{ id: uuid('de01', 3), started_at: recently(1900), last_seen_at: null, expires_at: recently(-8000), address: null, user_agent: null, methods: ['pwd'], current: false },
];

const apiKey = (number, name, permissions, change = {}) => ({
	id: uuid('a9c1', number), account_id: uuid('0001', 1), name, prefix: `mk_test${number}`, permissions, created_at: at(9000), expires_at: null, last_used_at: null, revoked: false, ...change,
});
export const apiKeys = {
	own: [apiKey(1, 'Nightly export', ['data:read', 'scan:read'], { last_used_at: recently(20), expires_at: recently(-90_000) }), apiKey(2, 'Old script', ['scan:read'], { revoked: true })],
	[uuid('0001', 3)]: [apiKey(3, 'SIEM', ['finding:read'])],
};
export const newKey = (name, permissions, days) => apiKey(100 + Math.floor(Math.random() * 1e6), name, permissions, { expires_at: days ? recently(-days * 1440) : null });

const account = (number, username, name, roles, kind = 'person', active = true) => ({ id: uuid('0001', number), username, email: kind === 'person' ? `${username}@aurora-kites.example` : '', display_name: name, roles, active, kind, one_time_password: null });
export const accounts = [
	account(1, 'lena.berg', 'Lena Berg', ['admin']), account(2, 'marco.rossi', 'Marco Rossi', ['analyst']), account(3, 'siem', 'SIEM connector', ['read_only'], 'service'),
	account(4, 'tom.hill', '<img src=x onerror=alert(1)>', ['user'], 'person', false),
];
export const newAccount = ({ username, display_name: name, roles, kind }) => account(100 + accounts.length, username, name ?? username, roles, kind);

export const invitations = [{ id: uuid('1a71', 1), organisation_id: uuid('0002', 1), email: 'anya@aurora-kites.example', roles: ['analyst'], invited_by: 'lena.berg', created_at: at(300), expires_at: recently(-9000) }];

export const audit = Array.from({ length: 450 }, (_, number) => ({
	id: uuid('aad1', number), occurred_at: at(number * 3), kind: number % 4 === 3 ? 'security' : 'call', actor: number % 7 === 6 ? null : pick(['lena.berg', 'marco.rossi'], number),
	action: number % 4 === 3 ? 'signed-in' : pick(['POST', 'PATCH', 'DELETE'], number), resource: number % 4 === 3 ? 'account lena.berg' : pick([`/api/v1/scans/${uuid('5ca0', 1)}`, '/api/v1/findings/1', '/api/v1/auth/accounts'], number),
	status: number % 4 === 3 ? 0 : 200, detail: number % 4 === 3 ? 'from 192.0.2.10' : null, request_id: uuid('4e40', number), hash: 'ab'.repeat(32),
}));

/** What a hostile source says: markup, a direction override, a terminal escape and more than fits on a page. */
export const rawText = `HTTP/1.1 200 OK\nserver: nginx\n\n<script>document.title = 'owned'</script>\n<img src=x onerror=alert(1)>\npay\u202Egpj.exe \u001b[31mred\u001b[0m\nhttps://evil.example/\n${Array.from({ length: 3000 }, (_, line) => `line ${line}`).join('\n')}\n`;
