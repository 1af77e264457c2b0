package io.mirage.auth;

import java.nio.file.Files;
import java.util.Objects;

import com.jayway.jsonpath.JsonPath;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.platform.data.DataFolder;
import io.mirage.support.ModuleTest;

import static io.mirage.auth.SignInFixture.PASSWORD;
import static io.mirage.auth.SignInFixture.signIn;
import static io.mirage.auth.SignInFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
@Import(SignInFixture.class)
class SignInApiTests {

	private static final String SESSION = "/api/v1/auth/session";

	@Autowired
	private MockMvcTester mvc;
	@Autowired
	private SignInFixture people;
	@Autowired
	private DataFolder data;
	@Autowired
	private JdbcClient database;

	@Test
	void givesTheBrowserTokensThatNoScriptCanRead() {
		MvcTestResult session = signIn(mvc, people.somebody("analyst").username(), PASSWORD);

		assertThat(session).hasStatusOk().bodyJson().extractingPath("$.csrf_token").asString().hasSize(43);
		assertThat(session.getResponse().getHeaders("Set-Cookie")).hasSize(2)
				.allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict"))
				.anySatisfy(cookie -> assertThat(cookie).startsWith("mirage_refresh=").contains("Path=/api/v1/auth;"));
		assertThat(mvc.get().uri(SESSION).cookie(access(session))).hasStatusOk().bodyJson()
				.extractingPath("$.user.roles[0]").isEqualTo("analyst");
	}

	@Test
	void saysTheSameOfAnUnknownNameAndAWrongPassword() {
		MvcTestResult wrong = signIn(mvc, people.somebody("user").username(), "not the password");
		MvcTestResult unknown = signIn(mvc, "nobody-of-that-name", "not the password");

		assertThat(wrong).hasStatus(401);
		assertThat(unknown).hasStatus(401);
		assertThat(withoutTrace(unknown)).isEqualTo(withoutTrace(wrong)).contains("/problems/invalid-credentials");
	}

	/** Each answer has a trace id of its own, which tells nothing of the account. */
	private static String withoutTrace(MvcTestResult answer) {
		return text(answer).replaceAll("\"trace_id\":\"[0-9a-f-]{36}\"", "");
	}

	@Test
	void slowsGuessingDownAndSaysForHowLong() {
		String username = people.somebody("user").username();
		for (int i = 0; i < 5; i++) {
			assertThat(signIn(mvc, username, "guess number " + i)).hasStatus(401);
		}

		MvcTestResult locked = signIn(mvc, username, PASSWORD);

		assertThat(locked).hasStatus(429).containsHeader("Retry-After");
		assertThat(text(locked)).contains("/problems/too-many-attempts");
		database.sql("delete from auth.sign_in_failure").update();
	}

	@Test
	void changesStateForTheCookieOnlyWithTheCsrfToken() {
		MvcTestResult session = signIn(mvc, people.somebody("user").username(), PASSWORD);
		String csrf = JsonPath.read(text(session), "$.csrf_token");

		assertThat(mvc.delete().uri(SESSION).cookie(access(session))).hasStatus(403);
		assertThat(mvc.delete().uri(SESSION).cookie(access(session)).header("X-CSRF-Token", "x" + csrf)).hasStatus(403);
		assertThat(mvc.delete().uri(SESSION).cookie(access(session)).header("X-CSRF-Token", csrf)).hasStatus(204);
		assertThat(mvc.get().uri(SESSION).cookie(access(session))).hasStatus(401);
	}

	@Test
	void letsSomebodySignInWhoseOldCookieIsWorthless() {
		String username = people.somebody("user").username();

		assertThat(mvc.post().uri(SESSION).cookie(new Cookie("mirage_access", "rubbish"))
				.contentType(MediaType.APPLICATION_JSON)
				.content("{\"username\": \"" + username + "\", \"password\": \"" + PASSWORD + "\"}")).hasStatusOk();
	}

	@Test
	void rotatesRefreshTokensAndEndsTheSessionWhenOneComesTwice() {
		MvcTestResult session = signIn(mvc, people.somebody("user").username(), PASSWORD);
		Cookie stolen = cookie(session, "mirage_refresh");
		MvcTestResult second = mvc.post().uri(SESSION + "/refresh").cookie(stolen).exchange();
		assertThat(second).hasStatusOk();
		database.sql("update auth.refresh_token set used_at = used_at - interval '1 minute'").update();

		assertThat(mvc.post().uri(SESSION + "/refresh").cookie(stolen)).hasStatus(401);
		assertThat(mvc.post().uri(SESSION + "/refresh").cookie(cookie(second, "mirage_refresh"))).hasStatus(401);
		assertThat(mvc.get().uri(SESSION).cookie(access(second))).hasStatus(401);
	}

	@Test
	void asksTheFirstAdministratorForAPasswordOfTheirOwn() throws Exception {
		String once = Files.readString(data.secret("admin-password")).strip();
		MvcTestResult session = signIn(mvc, "admin", once);
		String csrf = JsonPath.read(text(session), "$.csrf_token");
		assertThat(session).bodyJson().extractingPath("$.must_change_password").isEqualTo(true);
		assertThat(mvc.get().uri("/api/v1/platform/dead-events").cookie(access(session))).hasStatus(403).bodyJson()
				.extractingPath("$.type").isEqualTo("/problems/password-change-needed");

		MvcTestResult changed = mvc.post().uri("/api/v1/auth/password").cookie(access(session)).header("X-CSRF-Token", csrf)
				.contentType(MediaType.APPLICATION_JSON)
				.content("{\"current_password\": \"" + once + "\", \"new_password\": \"" + PASSWORD + "\"}").exchange();

		assertThat(changed).hasStatus(204);
		assertThat(data.secret("admin-password")).doesNotExist();
		assertThat(mvc.get().uri("/api/v1/platform/dead-events").cookie(access(changed))).hasStatusOk();
		assertThat(signIn(mvc, "admin", once)).hasStatus(401);
	}

	private static Cookie access(MvcTestResult result) {
		return cookie(result, "mirage_access");
	}

	private static Cookie cookie(MvcTestResult result, String name) {
		Cookie cookie = result.getResponse().getCookie(name);
		assertThat(cookie).isNotNull();
		return Objects.requireNonNull(cookie);
	}
}
