package io.mirage.auth;

import java.time.Duration;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.events.auth.AccountErased;
import io.mirage.events.auth.AccountRegistered;
import io.mirage.support.Heard;
import io.mirage.support.ModuleTest;

import static io.mirage.auth.SignInFixture.PASSWORD;
import static io.mirage.auth.SignInFixture.post;
import static io.mirage.auth.SignInFixture.signIn;
import static io.mirage.auth.SignInFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of an account: seen by its owner, changed, locked, counted, erased. */
@ModuleTest
@Import({SignInFixture.class, Heard.class})
class AccountLifeApiTests {

	private static final String OWN = "/api/v1/auth/account";
	private static final String ACCOUNTS = "/api/v1/auth/accounts";
	private static final String KEYS = "/api/v1/auth/api-keys";

	@Autowired MockMvcTester mvc;
	@Autowired SignInFixture people;
	@Autowired Accounts accounts;
	@Autowired JdbcClient database;
	@Autowired Heard heard;

	@Test
	void givesItsOwnerAllThatIsKeptAndNoSecret() {
		Account somebody = people.somebody("analyst");
		String token = token(somebody);
		String key = JsonPath.read(text(call(HttpMethod.POST, KEYS, token, "{\"name\": \"my script\", \"permissions\": [\"scan:read\"]}")),
				"$.secret");

		MvcTestResult export = call(HttpMethod.GET, OWN + "/export", token, "");

		assertThat(export).hasStatusOk().hasHeader("Content-Disposition", "attachment; filename=\"mirage-account.json\"");
		assertThat(text(export)).contains(somebody.email(), "my script", "signed-in", "\"sessions\":[{")
				.doesNotContain("argon2", key, "hash", "csrf");
	}

	@Test
	void tellsEverybodyANewNameAndTakesANewAddressForUnverified() {
		Account somebody = people.somebody("user");
		accounts.emailVerified(somebody.id());
		String token = token(somebody);
		heard.forget();

		assertThat(call(HttpMethod.PATCH, OWN, token, "{\"display_name\": \"Ada K.\", \"roles\": [\"admin\"], \"username\": \"root\"}"))
				.hasStatusOk().bodyJson().isLenientlyEqualTo("""
						{"username": "%s", "display_name": "Ada K.", "email_verified": true, "own_password": true}""".formatted(somebody.username()));
		assertThat(call(HttpMethod.PATCH, OWN, token, "{\"email\": \"new@aurora-kites.example\"}")).bodyJson()
				.extractingPath("$.email_verified").isEqualTo(false);
		assertThat(call(HttpMethod.PATCH, OWN, token, "{\"email\": \"a@b.example\\r\\nBcc: c@d.example\"}")).hasStatus(400);
		assertThat(heard.all(AccountRegistered.class)).anySatisfy(event -> {
			assertThat(event.email()).isEqualTo("new@aurora-kites.example");
			assertThat(event.roles()).containsExactly("user");
		});
	}

	@Test
	void leavesNothingPersonalOfWhoErasesThemselves() {
		people.somebody("admin");
		Account somebody = people.somebody("admin");
		String token = token(somebody);
		String key = JsonPath.read(text(call(HttpMethod.POST, KEYS, token, "{\"name\": \"k\", \"permissions\": [\"account:read\"]}")), "$.secret");
		awaitStatus(KEYS, key, 200);

		assertThat(call(HttpMethod.DELETE, OWN, token, "")).hasStatus(204);

		awaitStatus(OWN, token, 401);
		awaitStatus(KEYS, key, 401);
		assertThat(signIn(mvc, somebody.username(), PASSWORD)).hasStatus(401);
		assertThat(heard.all(AccountErased.class)).anyMatch(event -> event.accountId().equals(somebody.id()));
		for (String table : new String[] {"account", "session", "api_key", "passkey", "federated_identity", "mailed_link"}) {
			assertThat(database.sql("select count(*) from auth." + table + " t where t::text like ?").param("%" + somebody.email() + "%")
					.query(Long.class).single()).as(table).isZero();
		}
		String admin = token(people.somebody("admin"));
		assertThat(call(HttpMethod.GET, ACCOUNTS + "/" + somebody.id(), admin, "")).hasStatus(404);
		assertThat(call(HttpMethod.GET, "/api/v1/auth/audit/verification", admin, "")).hasStatusOk();
		assertThat(call(HttpMethod.POST, ACCOUNTS, admin, "{\"username\": \"" + somebody.username() + "\", \"roles\": [\"user\"]}"))
				.as("the name is free").hasStatus(201);
	}

	@Test
	void erasesNobodyStrongerAndNotTheLastAdministrator() {
		Account last = people.somebody("admin");
		String token = token(last);
		assertThat(call(HttpMethod.DELETE, ACCOUNTS + "/" + last.id(), token(people.somebody("analyst")), "")).hasStatus(403);
		database.sql("update auth.account set active = false where 'admin' = any(roles) and id <> ?").param(last.id().value()).update();
		try {
			assertThat(call(HttpMethod.DELETE, OWN, token, "")).hasStatus(409).bodyJson().extractingPath("$.type")
					.isEqualTo("/problems/last-administrator");
		} finally {
			database.sql("update auth.account set active = true where erased_at is null").update();
		}
		Account somebody = people.somebody("user");
		assertThat(call(HttpMethod.DELETE, ACCOUNTS + "/" + somebody.id(), token, "")).hasStatus(204);
		assertThat(call(HttpMethod.DELETE, ACCOUNTS + "/" + somebody.id(), token, "")).hasStatus(404);
	}

	@Test
	void showsWhoIsLockedOutAndLetsThemIn() {
		Account somebody = people.somebody("user");
		String admin = token(people.somebody("admin"));
		for (int i = 0; i < 5; i++) {
			signIn(mvc, somebody.username(), "guess number " + i);
		}
		// The first delay is one second, which a busy machine takes for one request.
		assertThat(database.sql("update auth.sign_in_failure set locked_until = locked_until + interval '1 hour' where locked_until > last_at")
				.update()).isEqualTo(1);
		assertThat(signIn(mvc, somebody.username(), PASSWORD)).hasStatus(429);
		assertThat(call(HttpMethod.GET, "/api/v1/auth/locked-accounts", admin, "")).bodyJson()
				.extractingPath("$.data[?(@.username == '" + somebody.username() + "')].failures").asArray().containsExactly(5);

		assertThat(call(HttpMethod.DELETE, ACCOUNTS + "/" + somebody.id() + "/lock", admin, "")).hasStatus(204);

		assertThat(signIn(mvc, somebody.username(), PASSWORD)).hasStatusOk();
		assertThat(call(HttpMethod.GET, "/api/v1/auth/locked-accounts", admin, "")).bodyJson()
				.extractingPath("$.data[?(@.username == '" + somebody.username() + "')]").asArray().isEmpty();
		database.sql("delete from auth.sign_in_failure").update();
	}

	@Test
	void countsWhatAdministratorsAskFor() {
		String admin = token(people.somebody("admin"));
		MvcTestResult before = call(HttpMethod.GET, "/api/v1/auth/statistics", admin, "");
		Account somebody = people.somebody("analyst");
		signIn(mvc, somebody.username(), "not the password");
		token(somebody);
		database.sql("insert into auth.totp (account_id, secret, created_at, confirmed_at) values (?, '', now(), now())")
				.param(somebody.id().value()).update();

		MvcTestResult after = call(HttpMethod.GET, "/api/v1/auth/statistics", admin, "");

		for (String number : new String[] {"people", "with_second_factor", "sessions", "sign_ins", "refused_sign_ins", "by_role.analyst"}) {
			assertThat(number(after, number) - number(before, number)).as(number).isEqualTo(1);
		}
		assertThat(call(HttpMethod.GET, ACCOUNTS + "/" + somebody.id() + "/sessions", admin, "")).bodyJson()
				.extractingPath("$.data").asArray().hasSize(1);
		assertThat(call(HttpMethod.GET, "/api/v1/auth/statistics", token(people.somebody("user")), "")).hasStatus(403);
		database.sql("delete from auth.sign_in_failure").update();
	}

	private static int number(MvcTestResult answer, String path) {
		Configuration absentIsNull = Configuration.defaultConfiguration().addOptions(Option.DEFAULT_PATH_LEAF_TO_NULL);
		Integer found = JsonPath.using(absentIsNull).parse(text(answer)).read("$." + path);
		return found == null ? 0 : found;
	}

	private String token(Account account) {
		return JsonPath.read(text(post(mvc, "/api/v1/auth/tokens", "{\"grant_type\": \"password\", \"username\": \"" + account.username()
				+ "\", \"password\": \"" + PASSWORD + "\"}")), "$.access_token");
	}

	private void awaitStatus(String path, String token, int status) {
		Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(call(HttpMethod.GET, path, token, "")).hasStatus(status));
	}

	private MvcTestResult call(HttpMethod method, String path, String token, String body) {
		return mvc.method(method).uri(path).header("Authorization", "Bearer " + token).contentType(MediaType.APPLICATION_JSON).content(body)
				.exchange();
	}
}
