package io.mirage.platform.security;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.jayway.jsonpath.JsonPath;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.users.ProjectId;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.Investigation;

import static io.mirage.support.Investigation.address;
import static io.mirage.support.Investigation.host;
import static java.util.Map.entry;

/** One of everything that belongs to the default organisation, and the addresses where it is found. */
final class TenantSample {

	private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
	private static final String TEMPLATE = "01900000-0000-7000-8000-0000000000ee";
	private static final String RAW = "ab".repeat(32);
	/** Of what has a name instead of an id in lists. */
	private static final Map<String, String> NAMES = Map.of("{sha256}", RAW, "{collector}", "dns-records", "{template}", TEMPLATE);
	private static final EntityRef WWW = host("www.aurora-kites.example");
	private static final EntityRef CERTIFICATE = EntityRef.of(EntityType.TLS_CERTIFICATE, "cd".repeat(32));
	private static final EntityRef SERVICE = EntityRef.of(EntityType.SERVICE, "www.aurora-kites.example:443/tcp");

	private static final Map<String, String> BODIES = Map.ofEntries(
			entry("PUT /api/v1/notification-channels/{id}", "{\"name\": \"a\", \"settings\": {\"to\": \"a@b.example\"}}"),
			entry("PUT /api/v1/notification-rules/{id}", "{\"name\": \"a\"}"),
			entry("PATCH /api/v1/findings/{id}", "{\"state\": \"resolved\"}"),
			entry("POST /api/v1/entities/{id}/marks", "{\"kind\": \"tag\", \"text\": \"kites\"}"),
			entry("PUT /api/v1/searches/{id}", "{\"name\": \"aurora-kites\", \"query\": \"kites\"}"),
			entry("POST /api/v1/auth/accounts/{account}/api-keys", "{\"name\": \"a\", \"permissions\": [\"scan:read\"]}"),
			entry("PUT /api/v1/projects/{project}/members/{account}", "{\"role\": \"user\"}"),
			entry("PUT /api/v1/visualizations/views/{id}", "{\"name\": \"aurora-kites\", \"state\": {}}"),
			entry("POST /api/v1/projects/{project}/members", "{\"role\": \"user\", \"team_id\": \"01900000-0000-7000-8000-00000000dead\"}"),
			entry("PUT /api/v1/change-consumers/{consumer}/offset", "{\"cursor\": \"0.0\"}"),
			entry("PUT /api/v1/auth/roles/{id}", "{\"permissions\": [\"scan:read\"]}"),
			entry("PUT /api/v1/report-templates/{template}", "{\"name\": \"a\", \"blocks\": [{\"kind\": \"figures\"}]}"),
			entry("PUT /api/v1/report-schedules/{id}", "{\"name\": \"a\", \"cron\": \"0 0 7 * * MON\"}"));

	private final MockMvcTester mvc;
	private final Investigation scan = new Investigation();
	private final Map<String, String> ids = new HashMap<>();

	TenantSample(ApplicationContext context, MockMvcTester mvc) {
		this.mvc = mvc;
		JdbcClient database = context.getBean(JdbcClient.class);
		insertScan(database);
		insertTask(database);
		insertAccount(database);
		insertPerson(database);
		insertSearch(database);
		insertView(database);
		insertReport(database, scan.id().value());
		insertNotifications(database);
		mvc.post().uri("/api/v1/change-consumers").with(Callers.admin()).contentType(MediaType.APPLICATION_JSON)
				.content("{\"name\": \"sample\"}").exchange();
		scan.ask("dns-records", WWW).saw(address("192.0.2.7")).related(WWW, RelationType.RESOLVES_TO, address("192.0.2.7")).end();
		scan.ask("tls-certificate", WWW).saw(CERTIFICATE, Map.of("subject", "CN=www", "self_signed", "true", "expired", "true"))
				.saw(SERVICE).related(WWW, RelationType.EXPOSES, SERVICE)
				.related(SERVICE, RelationType.PRESENTS_CERTIFICATE, CERTIFICATE).end();
		Deliveries deliveries = new Deliveries(context);
		deliveries.deliver(scan.started(Investigation.TARGET));
		deliveries.deliver(scan.batches(10));
		deliveries.deliver(scan.finished());
		insertMarks(database);
	}

	/** Where the route finds the sample. */
	String uri(Route route) {
		StringBuilder uri = new StringBuilder();
		for (String part : route.path().substring(1).split("/")) {
			Matcher variable = VARIABLE.matcher(part);
			String sample = !variable.matches() ? part : NAMES.containsKey(part) ? NAMES.get(part) : id(uri.toString());
			uri.append('/').append(sample);
		}
		return uri + query();
	}

	/** Where the route finds nothing, whoever asks. */
	static String elsewhere(Route route) {
		return VARIABLE.matcher(route.path()).replaceAll("01900000-0000-7000-8000-00000000dead")
				+ "?scan_id=01900000-0000-7000-8000-00000000dead";
	}

	/** What a route wants to be told; most want nothing. */
	static String body(Route route) {
		return BODIES.getOrDefault(route.toString(), "{}");
	}

	private String query() {
		return "?scan_id=" + scan.id() + "&entity_id=" + WWW.id() + "&from=" + WWW.id() + "&to=" + SERVICE.id();
	}

	/** Of the first; what is written in the background takes its time. */
	private String id(String collection) {
		return ids.computeIfAbsent(collection, path -> Awaitility.await("a sample in " + path)
				.until(() -> JsonPath.<List<String>>read(text(path + "?scan_id=" + scan.id()), "$.data[*].id"), found -> !found.isEmpty()).getFirst());
	}

	private String text(String uri) {
		try {
			return mvc.get().uri(uri).with(Callers.with(OrganisationId.DEFAULT, "admin")).exchange().getResponse()
					.getContentAsString();
		} catch (UnsupportedEncodingException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void insertScan(JdbcClient database) {
		database.sql("""
				insert into scans.scan (id, organisation_id, project_id, name, owner, profile, intrusiveness, hop_limit, deny,
					created_at, state, version, spent_ms, pending, running, completed, failed, withdrawn, entities)
				values (?, ?, ?, 'aurora-kites', ?, 'footprint', 'passive', 1, '{}', now(), 'completed', 1, 0, 0, 0, 0, 0, 0, 0)""")
				.params(scan.id().value(), OrganisationId.DEFAULT.value(), UUID.randomUUID(), Callers.ACCOUNT.toString()).update();
	}

	private void insertTask(JdbcClient database) {
		UUID task = UUID.randomUUID();
		UUID organisation = OrganisationId.DEFAULT.value();
		database.sql("insert into collection.scan (id, organisation_id) values (?, ?)").params(scan.id().value(), organisation)
				.update();
		database.sql("""
				insert into collection.task (id, scan_id, organisation_id, collector, entity_type, entity_value, distance, in_scope,
					priority, state, outcome, planned_at, due_at)
				values (?, ?, ?, 'dns-records', 'Hostname', ?, 0, true, 0, 'completed', 'answered', now(), now())""")
				.params(task, scan.id().value(), organisation, WWW.value()).update();
		database.sql("""
				insert into collection.raw_answer (sha256, media_type, size, truncated, deflated, content, kept_at)
				values (?, 'text/plain', 12, false, false, 'aurora-kites', now())""").param(RAW).update();
		database.sql("insert into collection.evidence (sha256, organisation_id, task_id) values (?, ?, ?)")
				.params(RAW, organisation, task).update();
	}

	/** With a project and a team, the first of all by name. */
	private static void insertPerson(JdbcClient database) {
		UUID organisation = OrganisationId.DEFAULT.value();
		UUID project = UUID.randomUUID();
		UUID team = UUID.randomUUID();
		UUID account = Callers.ACCOUNT.value();
		database.sql("insert into users.organisation (id, name, created_at) values (?, 'Ours', now()) on conflict do nothing")
				.param(organisation).update();
		database.sql("""
				insert into users.profile (account_id, organisation_id, username, email, display_name, roles, created_at)
				values (?, ?, '0-aurora-kites', '', '', '{admin}', now()) on conflict do nothing""").params(account, organisation).update();
		database.sql("insert into users.project (id, organisation_id, name, created_at) values (?, ?, 'aurora-kites', now())")
				.params(project, organisation).update();
		database.sql("insert into users.membership (account_id, project_id, role, granted_at) values (?, ?, 'admin', now())")
				.params(account, project).update();
		database.sql("insert into users.team (id, organisation_id, name, created_at) values (?, ?, 'aurora-kites', now())")
				.params(team, organisation).update();
		database.sql("insert into users.team_member (team_id, account_id) values (?, ?)").params(team, account).update();
	}

	private static void insertMarks(JdbcClient database) {
		database.sql("""
				insert into storage.mark (id, organisation_id, project_id, entity_id, kind, text, created_by, created_at)
				select gen_random_uuid(), organisation_id, ?, id, 'note', 'aurora-kites', 'ada', now() from storage.entity
				where organisation_id = ?""").params(ProjectId.DEFAULT.value(), OrganisationId.DEFAULT.value()).update();
	}

	private static void insertNotifications(JdbcClient database) {
		UUID organisation = OrganisationId.DEFAULT.value();
		UUID channel = UUID.randomUUID();
		UUID rule = UUID.randomUUID();
		database.sql("""
				insert into notification.channel (id, organisation_id, name, kind, settings, per_minute, enabled, created_at, updated_at)
				values (?, ?, 'aurora-kites', 'email', '{"to": "ada@aurora-kites.example"}', 60, false, now(), now())""")
				.params(channel, organisation).update();
		database.sql("""
				insert into notification.rule (id, organisation_id, name, enabled, content, created_at, updated_at)
				values (?, ?, 'aurora-kites', false, '{"condition": {}, "timing": {}, "template": {}}', now(), now())""")
				.params(rule, organisation).update();
		database.sql("""
				insert into notification.delivery (id, organisation_id, channel_id, rule_id, state, due_at, wanted_at, created_at, detail)
				values (?, ?, ?, ?, 'delivered', now(), now(), now(), 'aurora-kites')""").params(UUID.randomUUID(), organisation, channel, rule).update();
	}

	private static void insertSearch(JdbcClient database) {
		database.sql("""
				insert into storage.saved_search (id, organisation_id, project_id, name, query, created_by, created_at, updated_at)
				values (?, ?, ?, 'aurora-kites', 'aurora-kites', 'ada', now(), now())""")
				.params(UUID.randomUUID(), OrganisationId.DEFAULT.value(), UUID.randomUUID()).update();
	}

	private void insertView(JdbcClient database) {
		database.sql("""
				insert into visualization.saved_view (id, organisation_id, scan_id, name, kind, state, created_by, created_at, updated_at)
				values (?, ?, ?, 'aurora-kites', 'graph', '{}', 'ada', now(), now())""")
				.params(UUID.randomUUID(), OrganisationId.DEFAULT.value(), scan.id().value()).update();
	}

	/** Younger than the one that is written of the sample, so that lists begin with it. */
	private static void insertReport(JdbcClient database, UUID scan) {
		UUID organisation = OrganisationId.DEFAULT.value();
		UUID report = UUID.randomUUID();
		database.sql("""
				insert into reporting.report (id, organisation_id, scan_id, project_id, title, sizes, created_at)
				values (?, ?, ?, ?, 'aurora-kites', '{}', now() + interval '1 hour')""")
				.params(report, organisation, scan, ProjectId.DEFAULT.value()).update();
		database.sql("""
				insert into reporting.share (id, organisation_id, report_id, token_hash, created_by, created_at, expires_at)
				values (?, ?, ?, 'aurora-kites', 'ada', now(), now() + interval '1 day')""")
				.params(UUID.randomUUID(), organisation, report).update();
		database.sql("""
				insert into reporting.template (id, organisation_id, name, description, blocks, updated_by, updated_at)
				values (?::uuid, ?, 'aurora-kites', '', '[{"kind": "figures"}]', 'ada', now())""")
				.params(TEMPLATE, organisation).update();
		database.sql("""
				insert into reporting.schedule (id, organisation_id, name, project_id, template, formats, cron, time_zone, enabled, created_by)
				values (?, ?, 'aurora-kites', ?, 'overview', '{html}', '0 0 7 * * MON', 'UTC', false, 'ada')""")
				.params(UUID.randomUUID(), organisation, ProjectId.DEFAULT.value()).update();
	}

	/** The first of all by name, so that lists begin with it. */
	private static void insertAccount(JdbcClient database) {
		database.sql("""
				insert into auth.account (id, username, email, display_name, organisation_id, roles, password_hash,
					must_change_password, created_at, password_changed_at)
				values (?, '0-aurora-kites', '', '', ?, '{admin}', '', false, now(), now())""")
				.params(Callers.ACCOUNT.value(), OrganisationId.DEFAULT.value()).update();
		database.sql("""
				insert into auth.api_key (id, account_id, name, prefix, hash, permissions, created_at)
				values (?, ?, 'aurora-kites', '', '', '{}', now())""").params(UUID.randomUUID(), Callers.ACCOUNT.value()).update();
		database.sql("""
				insert into auth.session (id, account_id, csrf_token, started_at, expires_at, address)
				values (?, ?, '', now(), now() + interval '1 day', 'aurora-kites')""")
				.params(UUID.randomUUID(), Callers.ACCOUNT.value()).update();
		database.sql("""
				insert into auth.invitation (id, organisation_id, email, roles, token_hash, invited_by, created_at, expires_at)
				values (?, ?, 'aurora-kites', '{user}', '', 'ada', now(), now() + interval '1 day')""")
				.params(UUID.randomUUID(), OrganisationId.DEFAULT.value()).update();
		database.sql("""
				insert into auth.federated_identity (id, source, subject, account_id, provisioned, display, linked_at)
				values (?, 'aurora-kites', '', ?, false, '', now())""").params(UUID.randomUUID(), Callers.ACCOUNT.value()).update();
		database.sql("""
				insert into auth.role (id, organisation_id, name, description, permissions, created_at, updated_at)
				values (?, ?, 'aurora-kites', '', '{}', now(), now())""").params(UUID.randomUUID(), OrganisationId.DEFAULT.value()).update();
		database.sql("""
				insert into auth.passkey (id, account_id, credential_id, attested, sign_count, backup, transports, name, created_at)
				values (?, ?, 'aurora-kites', '', 0, false, '{}', 'aurora-kites', now())""")
				.params(UUID.randomUUID(), Callers.ACCOUNT.value()).update();
	}
}
