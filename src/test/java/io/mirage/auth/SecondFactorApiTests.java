package io.mirage.auth;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import com.jayway.jsonpath.JsonPath;
import jakarta.servlet.http.Cookie;
import org.bouncycastle.util.encoders.Base32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.support.ModuleTest;

import static io.mirage.auth.SignInFixture.PASSWORD;
import static io.mirage.auth.SignInFixture.post;
import static io.mirage.auth.SignInFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

@ModuleTest
@Import(SignInFixture.class)
class SecondFactorApiTests {

	private static final String SESSION = "/api/v1/auth/session";
	private static final String TOTP = "/api/v1/auth/factors/totp";

	@Autowired MockMvcTester mvc;
	@Autowired SignInFixture people;
	@Autowired JdbcClient database;

	@Test
	void asksForACodeOnceTheAppHasShownOne() {
		Account somebody = people.somebody("user");
		Device device = new Device(signIn(somebody, null));
		String secret = JsonPath.read(text(device.call(HttpMethod.POST, TOTP, "")), "$.secret");
		assertThat(signIn(somebody, null)).hasStatusOk();
		assertThat(device.call(HttpMethod.POST, TOTP + "/confirmation", "{\"code\": \"000000\"}")).hasStatus(400);

		List<String> recovery = JsonPath.read(text(device.call(HttpMethod.POST, TOTP + "/confirmation", code(secret, -1))),
				"$.recovery_codes");

		assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
		assertThat(signIn(somebody, null)).hasStatus(401).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/second-factor-needed");
		assertThat(signIn(somebody, "000000")).hasStatus(401).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/second-factor-wrong");
		String now = Totp.code(Base32.decode(secret), Instant.now().getEpochSecond() / 30);
		assertThat(signIn(somebody, now)).hasStatusOk();
		assertThat(signIn(somebody, now)).as("the same code again").hasStatus(401);
		assertThat(signIn(somebody, recovery.getFirst())).hasStatusOk();
		assertThat(signIn(somebody, recovery.getFirst())).as("the same recovery code again").hasStatus(401);
		assertThat(device.call(HttpMethod.GET, "/api/v1/auth/factors", "")).bodyJson()
				.isStrictlyEqualTo("{\"totp\": true, \"recovery_codes_left\": 9}");
	}

	@Test
	void keepsTheSecretSealed() {
		Account somebody = people.somebody("user");
		String secret = JsonPath.read(text(new Device(signIn(somebody, null)).call(HttpMethod.POST, TOTP, "")), "$.secret");

		String stored = database.sql("select secret from auth.totp where account_id = ?").param(somebody.id().value())
				.query(String.class).single();

		assertThat(stored).doesNotContain(secret).matches("[\\w-]{8}\\.[\\w-]{60,}");
	}

	@Test
	void asksWhoSignedInLongAgoToProveItBeforeRemovingAFactor() {
		Account somebody = people.somebody("user");
		Device device = new Device(signIn(somebody, null));
		database.sql("update auth.session set confirmed_at = now() - interval '1 hour' where account_id = ?")
				.param(somebody.id().value()).update();
		Device later = device.refreshed();
		assertThat(later.call(HttpMethod.DELETE, TOTP, "")).hasStatus(403).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/confirmation-needed");
		assertThat(later.call(HttpMethod.POST, SESSION + "/confirmation", "{\"password\": \"wrong\"}")).hasStatus(401);

		MvcTestResult confirmed = later.call(HttpMethod.POST, SESSION + "/confirmation", "{\"password\": \"" + PASSWORD + "\"}");

		assertThat(confirmed).hasStatus(204);
		assertThat(later.with(confirmed).call(HttpMethod.DELETE, TOTP, "")).hasStatus(204);
	}

	private static String code(String secret, int steps) {
		return "{\"code\": \"" + Totp.code(Base32.decode(secret), Instant.now().getEpochSecond() / 30 + steps) + "\"}";
	}

	private MvcTestResult signIn(Account account, @Nullable String code) {
		return post(mvc, SESSION, "{\"username\": \"" + account.username() + "\", \"password\": \"" + PASSWORD + "\""
				+ (code == null ? "" : ", \"code\": \"" + code + "\"") + "}");
	}

	/** A browser: what it was given at the last answer it sends with the next request. */
	private final class Device {

		private final Cookie access;
		private final Cookie refresh;
		private final String csrf;

		Device(MvcTestResult session) {
			this(cookie(session, "mirage_access"), cookie(session, "mirage_refresh"), JsonPath.read(text(session), "$.csrf_token"));
		}

		private Device(Cookie access, Cookie refresh, String csrf) {
			this.access = access;
			this.refresh = refresh;
			this.csrf = csrf;
		}

		Device refreshed() {
			return new Device(mvc.post().uri(SESSION + "/refresh").cookie(refresh).exchange());
		}

		Device with(MvcTestResult answer) {
			return new Device(cookie(answer, "mirage_access"), refresh, csrf);
		}

		MvcTestResult call(HttpMethod method, String path, String body) {
			return mvc.method(method).uri(path).cookie(access).header("X-CSRF-Token", csrf)
					.contentType(MediaType.APPLICATION_JSON).content(body).exchange();
		}

		private static Cookie cookie(MvcTestResult result, String name) {
			return Objects.requireNonNull(result.getResponse().getCookie(name));
		}
	}
}
