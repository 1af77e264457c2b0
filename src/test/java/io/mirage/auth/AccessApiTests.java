package io.mirage.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountStateChanged;
import io.mirage.events.auth.ApiKeyPublished;
import io.mirage.events.auth.SessionEnded;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.Heard;
import io.mirage.support.ModuleTest;

import static io.mirage.auth.SignInFixture.PASSWORD;
import static io.mirage.auth.SignInFixture.post;
import static io.mirage.auth.SignInFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

/** Keys, sessions and accounts, as their holders and those who administrate them see them. */
@ModuleTest
@Import({SignInFixture.class, Heard.class})
@TestPropertySource(properties = "mirage.key-use-interval=200ms")
class AccessApiTests {

	private static final String ACCOUNTS = "/api/v1/auth/accounts";
	private static final String KEYS = "/api/v1/auth/api-keys";
	private static final String INVITATIONS = "/api/v1/auth/invitations";
	private static final String SESSIONS = "/api/v1/auth/sessions";
	private static final Duration SECONDS = Duration.ofSeconds(3);

	@Autowired MockMvcTester mvc;
	@Autowired SignInFixture people;
	@Autowired JdbcClient database;
	@Autowired ApplicationContext context;
	@Autowired Heard heard;

	@Test
	void aKeyOpensWhatItIsForAndNothingElse() {
		String admin = signIn(people.somebody("admin"));
		MvcTestResult created = call(HttpMethod.POST, KEYS, admin, "{\"name\": \"audit\", \"permissions\": [\"audit:read\"]}");
		assertThat(created).hasStatus(201);
		String key = JsonPath.read(text(created), "$.secret");

		assertThat(key).startsWith("mk_");
		awaitStatus("/api/v1/auth/audit", key, 200);
		assertThat(call(HttpMethod.GET, ACCOUNTS, key, "")).hasStatus(403).bodyJson().extractingPath("$.detail").asString()
				.contains("user:read");
		assertThat(call(HttpMethod.POST, KEYS, key, "{\"name\": \"more\", \"permissions\": [\"audit:read\"]}")).hasStatus(403);
		assertThat(database.sql("select count(*) from auth.api_key where hash = ? or prefix = ?").params(key, key)
				.query(Long.class).single()).isZero();
	}

	@Test
	void nobodyMakesAKeyThatMayMoreThanThemselves() {
		String user = signIn(people.somebody("user"));

		assertThat(call(HttpMethod.POST, KEYS, user, "{\"name\": \"k\", \"permissions\": [\"user:write\"]}")).hasStatus(403)
				.bodyJson().extractingPath("$.detail").asString().contains("user:write");
		assertThat(call(HttpMethod.POST, KEYS, user, "{\"name\": \"k\", \"permissions\": [\"account:write\"]}")).hasStatus(400);
		assertThat(call(HttpMethod.POST, KEYS, user, "{\"name\": \"k\", \"permissions\": [\"kites:fly\"]}")).hasStatus(400)
				.bodyJson().extractingPath("$.detail").asString().contains("kites:fly");
	}

	@Test
	void aRevokedOrExpiredKeyIsRefusedWithinSeconds() {
		String admin = signIn(people.somebody("admin"));
		String revoked = key(admin, "account:read");
		String expired = key(admin, "account:read");
		awaitStatus(KEYS, revoked, 200);
		awaitStatus(KEYS, expired, 200);
		Awaitility.await().atMost(SECONDS).untilAsserted(() -> assertThat(call(HttpMethod.GET, KEYS, admin, "")).bodyJson()
				.extractingPath("$.data[*].last_used_at").asArray().doesNotContainNull());

		assertThat(call(HttpMethod.DELETE, KEYS + "/" + idOf(revoked), admin, "")).hasStatus(204);
		database.sql("update platform_auth.api_key set expires_at = now() - interval '1 second' where key_id = ?::uuid")
				.param(idOf(expired)).update();

		awaitStatus(KEYS, revoked, 401);
		awaitStatus(KEYS, expired, 401);
		assertThat(call(HttpMethod.DELETE, KEYS + "/" + idOf(revoked), admin, "")).hasStatus(404);
	}

	@Test
	void aSessionEndedOnOneDeviceEndsItOnTheOther() {
		Account somebody = people.somebody("user");
		String here = signIn(somebody);
		String there = signIn(somebody);
		MvcTestResult devices = call(HttpMethod.GET, SESSIONS, here, "");
		assertThat(devices).bodyJson().extractingPath("$.data").asArray().hasSize(2);
		String other = JsonPath.<List<String>>read(text(devices), "$.data[?(@.current == false)].id").getFirst();

		assertThat(call(HttpMethod.DELETE, SESSIONS + "/" + other, here, "")).hasStatus(204);

		awaitStatus(SESSIONS, there, 401);
		assertThat(call(HttpMethod.GET, SESSIONS, here, "")).hasStatusOk().bodyJson().extractingPath("$.data").asArray().hasSize(1);
	}

	@Test
	void nobodyEndsASessionOfSomebodyElse() {
		String theirs = signIn(people.somebody("user"));
		String id = JsonPath.read(text(call(HttpMethod.GET, SESSIONS, theirs, "")), "$.data[0].id");

		assertThat(call(HttpMethod.DELETE, SESSIONS + "/" + id, signIn(people.somebody("admin")), "")).hasStatus(404);
		assertThat(call(HttpMethod.GET, SESSIONS, theirs, "")).hasStatusOk();
	}

	@Test
	void aClosedAccountIsRefusedWhateverItShows() {
		Account somebody = people.somebody("user");
		String token = signIn(somebody);
		String key = key(token, "account:read");
		awaitStatus(KEYS, key, 200);
		String admin = signIn(people.somebody("admin"));

		assertThat(call(HttpMethod.PATCH, ACCOUNTS + "/" + somebody.id(), admin, "{\"active\": false}")).hasStatusOk();

		awaitStatus(SESSIONS, token, 401);
		awaitStatus(KEYS, key, 401);
		assertThat(SignInFixture.signIn(mvc, somebody.username(), PASSWORD)).hasStatus(401).bodyJson()
				.extractingPath("$.type").isEqualTo("/problems/invalid-credentials");
		assertThat(call(HttpMethod.PATCH, ACCOUNTS + "/" + somebody.id(), admin, "{\"active\": true}")).hasStatusOk();
		assertThat(call(HttpMethod.GET, SESSIONS, signIn(somebody), "")).hasStatusOk();
		assertThat(call(HttpMethod.GET, SESSIONS, token, "")).hasStatus(401);
	}

	@Test
	void aDemotedAccountLosesWhatItsTokensAndKeysAllowed() {
		Account analyst = people.somebody("admin");
		String token = signIn(analyst);
		String key = key(token, "user:read");
		awaitStatus(ACCOUNTS, key, 200);

		assertThat(call(HttpMethod.PATCH, ACCOUNTS + "/" + analyst.id(), signIn(people.somebody("admin")),
				"{\"roles\": [\"read_only\"]}")).hasStatusOk();

		awaitStatus(ACCOUNTS, token, 401);
		awaitStatus(ACCOUNTS, key, 403);
		assertThat(call(HttpMethod.GET, ACCOUNTS, signIn(analyst), "")).hasStatus(403);
	}

	@Test
	void makesAccountsWithNoMoreThanTheirMakerHas() {
		String admin = signIn(people.somebody("admin"));
		String name = "new" + UUID.randomUUID();
		String body = "{\"username\": \"" + name + "\", \"roles\": [\"user\"], \"organisation_id\": \"" + UUID.randomUUID()
				+ "\", \"active\": false, \"version\": 9}";

		MvcTestResult created = call(HttpMethod.POST, ACCOUNTS, admin, body);

		assertThat(created).hasStatus(201);
		String password = JsonPath.read(text(created), "$.one_time_password");
		assertThat(SignInFixture.signIn(mvc, name, password)).hasStatusOk().bodyJson().extractingPath("$.organisation.id")
				.isEqualTo(OrganisationId.DEFAULT.toString());
		assertThat(call(HttpMethod.POST, ACCOUNTS, admin, body)).hasStatus(409);
		assertThat(call(HttpMethod.POST, ACCOUNTS, admin, body.replace("\"user\"", "\"root\""))).hasStatus(400).bodyJson()
				.extractingPath("$.detail").asString().contains("root");
	}

	@Test
	void aServiceCallsByKeyAndNeverSignsIn() {
		String admin = signIn(people.somebody("admin"));
		MvcTestResult created = call(HttpMethod.POST, ACCOUNTS, admin,
				"{\"username\": \"ci" + UUID.randomUUID() + "\", \"roles\": [\"analyst\"], \"kind\": \"service\"}");
		assertThat(created).hasStatus(201);
		assertThat(JsonPath.<Object>read(text(created), "$.one_time_password")).isNull();
		String path = ACCOUNTS + "/" + JsonPath.read(text(created), "$.id") + "/api-keys";

		MvcTestResult issued = call(HttpMethod.POST, path, admin, "{\"name\": \"k\", \"permissions\": [\"account:read\"]}");

		assertThat(issued).hasStatus(201);
		awaitStatus(KEYS, JsonPath.read(text(issued), "$.secret"), 200);
		assertThat(call(HttpMethod.POST, ACCOUNTS + "/" + people.somebody("user").id() + "/api-keys", admin,
				"{\"name\": \"k\", \"permissions\": [\"account:read\"]}")).hasStatus(403);
	}

	@Test
	void anInvitationMakesOneAccountWithTheRolesItSays() {
		String admin = signIn(people.somebody("admin"));
		MvcTestResult invited = call(HttpMethod.POST, INVITATIONS, admin,
				"{\"email\": \"ann@aurora-kites.example\", \"roles\": [\"analyst\"]}");
		assertThat(invited).hasStatus(201);
		String name = "ann" + UUID.randomUUID();
		String acceptance = "{\"token\": \"" + JsonPath.read(text(invited), "$.token") + "\", \"username\": \"" + name
				+ "\", \"password\": \"kites over the bay\", \"roles\": [\"admin\"]}";
		assertThat(post(mvc, INVITATIONS + "/acceptance", acceptance.replace("kites over the bay", "Password2026!"))).hasStatus(400);

		assertThat(post(mvc, INVITATIONS + "/acceptance", acceptance)).hasStatus(201);

		assertThat(SignInFixture.signIn(mvc, name, "kites over the bay")).hasStatusOk().bodyJson().extractingPath("$.user.roles")
				.asArray().containsExactly("analyst");
		assertThat(post(mvc, INVITATIONS + "/acceptance", acceptance)).hasStatus(410);
		assertThat(call(HttpMethod.POST, INVITATIONS, admin, "{\"email\": \"b@aurora-kites.example\", \"roles\": [\"user\"], "
				+ "\"organisation_id\": \"" + UUID.randomUUID() + "\"}")).hasStatus(404);
	}

	@Test
	void nobodyInvitesIntoAnotherOrganisationOrWithMoreThanTheyHave() {
		assertThat(mvc.post().uri(INVITATIONS).with(Callers.stranger()).contentType(MediaType.APPLICATION_JSON)
				.content("{\"email\": \"b@aurora-kites.example\", \"roles\": [\"user\"], \"organisation_id\": \""
						+ OrganisationId.DEFAULT + "\"}")).hasStatus(403);
	}

	@Test
	void somebodyAlwaysAdministrates() {
		Account last = people.somebody("admin");
		String token = signIn(last);
		database.sql("update auth.account set active = false where 'admin' = any(roles) and id <> ?").param(last.id().value()).update();
		try {
			assertThat(call(HttpMethod.PATCH, ACCOUNTS + "/" + last.id(), token, "{\"active\": false}")).hasStatus(409);
			assertThat(call(HttpMethod.PATCH, ACCOUNTS + "/" + last.id(), token, "{\"roles\": [\"user\"]}")).hasStatus(409);
		} finally {
			database.sql("update auth.account set active = true").update();
		}
	}

	@Test
	void repeatsForANewProcessWhatItMustRefuse() {
		Account somebody = people.somebody("user");
		String token = signIn(somebody);
		key(token, "account:read");
		call(HttpMethod.DELETE, "/api/v1/auth/session", token, "");
		call(HttpMethod.PATCH, ACCOUNTS + "/" + somebody.id(), signIn(people.somebody("admin")), "{\"active\": false}");
		heard.forget();

		for (Class<?> type : new Class<?>[] {ApiKeyPublished.class, SessionEnded.class, AccountStateChanged.class}) {
			new Deliveries(context).deliver(new RepublishRequested(
					EventHeader.of("x", OrganisationId.DEFAULT, Clock.systemUTC()), type.getSimpleName(), "x"));
		}

		assertThat(heard.all(ApiKeyPublished.class)).anyMatch(event -> event.accountId().equals(somebody.id()));
		assertThat(heard.all(SessionEnded.class)).anyMatch(event -> event.accountId().equals(somebody.id())
				&& event.until().isAfter(Instant.now()));
		assertThat(heard.all(AccountStateChanged.class)).anyMatch(event -> event.accountId().equals(somebody.id()) && !event.active());
	}

	@Test
	void administratesOnlyTheOwnOrganisation() {
		Account theirs = people.somebody("user");

		assertThat(mvc.patch().uri(ACCOUNTS + "/" + theirs.id()).with(Callers.stranger()).contentType(MediaType.APPLICATION_JSON)
				.content("{\"active\": false}")).hasStatus(404);
		assertThat(mvc.get().uri(ACCOUNTS).with(Callers.stranger())).bodyJson().extractingPath("$.data").asArray().isEmpty();
	}

	/** @return an access token */
	private String signIn(Account account) {
		MvcTestResult answer = post(mvc, "/api/v1/auth/tokens", "{\"grant_type\": \"password\", \"username\": \""
				+ account.username() + "\", \"password\": \"" + PASSWORD + "\"}");
		assertThat(answer).hasStatusOk();
		return JsonPath.read(text(answer), "$.access_token");
	}

	private String key(String token, String permission) {
		MvcTestResult created = call(HttpMethod.POST, KEYS, token, "{\"name\": \"k\", \"permissions\": [\"" + permission + "\"]}");
		assertThat(created).hasStatus(201);
		return JsonPath.read(text(created), "$.secret");
	}

	private String idOf(String key) {
		return database.sql("select id from auth.api_key where prefix = ?").param(key.substring(0, 10)).query(UUID.class).single()
				.toString();
	}

	private void awaitStatus(String path, String token, int status) {
		Awaitility.await().atMost(SECONDS).untilAsserted(() -> assertThat(call(HttpMethod.GET, path, token, "")).hasStatus(status));
	}

	private MvcTestResult call(HttpMethod method, String path, String token, String body) {
		return mvc.method(method).uri(path).header("Authorization", "Bearer " + token)
				.contentType(MediaType.APPLICATION_JSON).content(body).exchange();
	}
}
