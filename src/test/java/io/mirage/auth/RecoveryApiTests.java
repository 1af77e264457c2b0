package io.mirage.auth;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import com.jayway.jsonpath.JsonPath;
import jakarta.servlet.http.Cookie;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.support.ModuleTest;

import static io.mirage.auth.SignInFixture.PASSWORD;
import static io.mirage.auth.SignInFixture.post;
import static io.mirage.auth.SignInFixture.signIn;
import static io.mirage.auth.SignInFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

/** Links in mails, which go through a real mail server on this machine. */
@ModuleTest
@Import(SignInFixture.class)
@ExtendWith(OutputCaptureExtension.class)
class RecoveryApiTests {

	private static final MailServer MAIL = new MailServer();
	private static final String RESETS = "/api/v1/auth/password-resets";
	private static final String VERIFICATION = "/api/v1/auth/email-verification";
	private static final String CHOSEN = "kites over the bay";
	private static final Pattern LINK = Pattern.compile("http://localhost:8000/([a-z-]+)#token=([\\w-]{43})");

	@Autowired MockMvcTester mvc;
	@Autowired SignInFixture people;
	@Autowired JdbcClient database;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry settings) {
		settings.add("spring.mail.host", () -> "127.0.0.1");
		settings.add("spring.mail.port", MAIL::port);
	}

	@BeforeEach
	void emptyTheBox() {
		MAIL.letters().clear();
	}

	@AfterAll
	static void close() throws IOException {
		MAIL.close();
	}

	@Test
	void givesWhoForgotItANewPasswordAndEndsEverySession() {
		Account somebody = people.somebody("analyst");
		Cookie access = Objects.requireNonNull(signIn(mvc, somebody.username(), PASSWORD).getResponse().getCookie("mirage_refresh"));

		assertThat(forget(somebody.email().toUpperCase(Locale.ROOT))).hasStatus(202);
		String token = token("reset-password");

		assertThat(MAIL.letters().getFirst()).contains("RCPT TO:<" + somebody.email() + ">", "From: mirage@localhost", somebody.username());
		assertThat(reset(token, CHOSEN)).hasStatus(204);
		assertThat(signIn(mvc, somebody.username(), PASSWORD)).hasStatus(401);
		assertThat(signIn(mvc, somebody.username(), CHOSEN)).hasStatusOk();
		assertThat(mvc.post().uri("/api/v1/auth/session/refresh").cookie(access)).hasStatus(401);
		assertThat(reset(token, "another of their choice")).as("the same link again").hasStatus(410).bodyJson()
				.extractingPath("$.type").isEqualTo("/problems/link-not-valid");
		assertThat(isVerified(somebody)).as("who reads the mail owns the address").isTrue();
	}

	@Test
	void answersTheSameWhoeverIsMeant() {
		Account known = people.somebody("user");
		Account closed = people.somebody("user");
		database.sql("update auth.account set active = false where id = ?").param(closed.id().value()).update();
		Account elsewhere = people.somebody("user");
		database.sql("""
				insert into auth.federated_identity (id, source, subject, account_id, provisioned, display, linked_at)
				values (gen_random_uuid(), 'corp', ?, ?, true, '', now())""").params(elsewhere.username(), elsewhere.id().value()).update();

		for (String login : List.of("nobody-of-that-name", closed.username(), elsewhere.username(), known.username())) {
			MvcTestResult answer = forget(login);
			assertThat(answer).as(login).hasStatus(202);
			assertThat(text(answer)).as(login).isEmpty();
		}

		token("reset-password");
		assertThat(MAIL.letters()).hasSize(1).allSatisfy(letter -> assertThat(letter).contains(known.email()));
	}

	@Test
	void keepsTheLinkWhenThePasswordWillNotDo() {
		forget(people.somebody("user").username());
		String token = token("reset-password");

		assertThat(reset(token, "short")).hasStatus(400);
		assertThat(reset(token, CHOSEN)).hasStatus(204);
	}

	@Test
	void takesNoLinkThatIsTooOldInventedOrForSomethingElse() {
		Account somebody = people.somebody("user");
		forget(somebody.username());
		String token = token("reset-password");

		assertThat(post(mvc, VERIFICATION + "/completion", "{\"token\": \"" + token + "\"}")).hasStatus(410);
		assertThat(reset("A".repeat(43), CHOSEN)).hasStatus(410);
		database.sql("update auth.mailed_link set expires_at = now() - interval '1 second' where account_id = ?")
				.param(somebody.id().value()).update();
		assertThat(reset(token, CHOSEN)).hasStatus(410);
	}

	@Test
	void keepsAskingForTheSecondFactor() {
		Account somebody = people.somebody("user");
		database.sql("insert into auth.totp (account_id, secret, created_at, confirmed_at) values (?, '', now(), now())")
				.param(somebody.id().value()).update();
		forget(somebody.username());
		reset(token("reset-password"), CHOSEN);

		assertThat(signIn(mvc, somebody.username(), CHOSEN)).hasStatus(401).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/second-factor-needed");
	}

	@Test
	void fillsNobodysMailbox() {
		Account somebody = people.somebody("user");
		for (int i = 0; i < 5; i++) {
			assertThat(forget(somebody.username())).hasStatus(202);
		}
		forget(people.somebody("user").username());

		Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(MAIL.letters()).hasSize(2));
	}

	@Test
	void verifiesTheOwnAddress() {
		Account somebody = people.somebody("user");
		MvcTestResult session = signIn(mvc, somebody.username(), PASSWORD);
		assertThat(post(mvc, VERIFICATION, "")).hasStatus(401);
		assertThat(mvc.post().uri(VERIFICATION).cookie(Objects.requireNonNull(session.getResponse().getCookie("mirage_access")))
				.header("X-CSRF-Token", JsonPath.<String>read(text(session), "$.csrf_token"))).hasStatus(202);
		String token = token("verify-email");
		assertThat(isVerified(somebody)).isFalse();
		assertThat(reset(token, CHOSEN)).as("it resets no password").hasStatus(410);

		assertThat(post(mvc, VERIFICATION + "/completion", "{\"token\": \"" + token + "\"}")).hasStatus(204);

		assertThat(isVerified(somebody)).isTrue();
		assertThat(post(mvc, VERIFICATION + "/completion", "{\"token\": \"" + token + "\"}")).hasStatus(410);
	}

	@Test
	void keepsNoTokenAnywhere(CapturedOutput output) {
		forget(people.somebody("user").username());
		String token = token("reset-password");
		reset(token, CHOSEN);

		assertThat(output).doesNotContain(token);
		assertThat(database.sql("select count(*) from auth.mailed_link l where l::text like '%' || ? || '%'").param(token).query(Long.class)
				.single()).isZero();
		assertThat(database.sql("select count(*) from auth.audit_entry e where e::text like '%' || ? || '%'").param(token)
				.query(Long.class).single()).isZero();
	}

	private boolean isVerified(Account account) {
		return database.sql("select email_verified_at is not null from auth.account where id = ?").param(account.id().value())
				.query(Boolean.class).single();
	}

	/** @return of the newest letter that leads there */
	private static String token(String page) {
		return Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> MAIL.letters().stream()
				.flatMap(letter -> LINK.matcher(letter.replace("=\n", "").replace("=3D", "=")).results())
				.filter(link -> link.group(1).equals(page)).map(link -> link.group(2)).toList(), found -> !found.isEmpty()).getLast();
	}

	private MvcTestResult forget(String login) {
		return post(mvc, RESETS, "{\"login\": \"" + login + "\"}");
	}

	private MvcTestResult reset(String token, String wanted) {
		return post(mvc, RESETS + "/completion", "{\"token\": \"" + token + "\", \"new_password\": \"" + wanted + "\"}");
	}
}
