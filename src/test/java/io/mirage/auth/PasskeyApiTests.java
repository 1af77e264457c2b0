package io.mirage.auth;

import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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

/** Passkeys, as a browser and a device use them: both are played by {@link SoftwareAuthenticator}. */
@ModuleTest
@Import(SignInFixture.class)
class PasskeyApiTests {

	private static final String PASSKEYS = "/api/v1/auth/passkeys";
	private static final String SESSION = "/api/v1/auth/session";
	private static final String UNKNOWN = "01900000-0000-7000-8000-00000000dead";

	@Autowired MockMvcTester mvc;
	@Autowired SignInFixture people;
	@Autowired JdbcClient database;

	@Test
	void addsADeviceThatSignsInWithoutNameOrPassword() {
		Account somebody = people.somebody("analyst");
		SoftwareAuthenticator device = new SoftwareAuthenticator();
		MvcTestResult session = signIn(somebody);
		assertThat(add(session, device)).hasStatus(201).bodyJson().isLenientlyEqualTo("""
				{"name": "my key", "backup": false, "transports": ["internal", "usb"], "last_used_at": null}""");

		MvcTestResult signedIn = signIn(device);

		assertThat(signedIn).hasStatusOk().bodyJson().extractingPath("$.user.username").isEqualTo(somebody.username());
		assertThat(signedIn.getResponse().getHeaders("Set-Cookie")).hasSize(2)
				.allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict"));
		assertThat(call(HttpMethod.GET, "/api/v1/auth/sessions", signedIn, "")).bodyJson().extractingPath("$.data[0].methods")
				.asArray().containsExactly("hwk", "user", "mfa");
		assertThat(call(HttpMethod.GET, PASSKEYS, session, "")).bodyJson().extractingPath("$.data[0].last_used_at").isNotNull();
		assertThat(signIn(device)).as("and again").hasStatusOk();
	}

	@Test
	void saysOfACopiedPasskeyThatItIsNoHardware() {
		SoftwareAuthenticator device = new SoftwareAuthenticator().synced();
		add(signIn(people.somebody("user")), device);

		assertThat(call(HttpMethod.GET, "/api/v1/auth/sessions", signIn(device), "")).bodyJson()
				.extractingPath("$.data[0].methods[0]").isEqualTo("swk");
	}

	@Test
	void asksEverybodyTheSame() {
		MvcTestResult asked = post(mvc, SESSION + "/passkey/options", "");

		assertThat(asked).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{"public_key": {"rpId": "localhost", "userVerification": "required", "timeout": 300000}}""");
		assertThat(text(asked)).doesNotContain("allowCredentials");
	}

	@Test
	void forgetsARemovedDeviceAndNobodyElses() {
		SoftwareAuthenticator device = new SoftwareAuthenticator();
		MvcTestResult owner = signIn(people.somebody("user"));
		String id = JsonPath.read(text(add(owner, device)), "$.id");

		assertThat(call(HttpMethod.DELETE, PASSKEYS + "/" + id, signIn(people.somebody("admin")), "")).hasStatus(404);
		assertThat(call(HttpMethod.DELETE, PASSKEYS + "/" + UNKNOWN, owner, "")).hasStatus(404);
		assertThat(call(HttpMethod.DELETE, PASSKEYS + "/" + id, owner, "")).hasStatus(204);

		assertThat(signIn(device)).hasStatus(401);
		assertThat(call(HttpMethod.GET, PASSKEYS, owner, "")).bodyJson().extractingPath("$.data").asArray().isEmpty();
	}

	static Stream<Named<UnaryOperator<SoftwareAuthenticator>>> dishonestDevices() {
		return Stream.of(Named.of("on another page", device -> device.at("https://evil.example", "localhost")),
				Named.of("on another page of the host", device -> device.at("http://localhost:9000", "localhost")),
				Named.of("for another host", device -> device.at("http://localhost:8000", "evil.example")),
				Named.of("without seeing its owner", SoftwareAuthenticator::withoutLooking),
				Named.of("signing something else", SoftwareAuthenticator::signingForAnother),
				Named.of("counting backwards", device -> device.countingFrom(4)),
				Named.of("for another owner", device -> device.ownedBy("AAAAAAAAAAAAAAAAAAAAAA")));
	}

	@ParameterizedTest
	@MethodSource("dishonestDevices")
	void refusesAnAnswer(UnaryOperator<SoftwareAuthenticator> dishonest) {
		SoftwareAuthenticator device = new SoftwareAuthenticator().countingFrom(10);
		add(signIn(people.somebody("user")), device);
		assertThat(signIn(device)).hasStatusOk();

		assertThat(signIn(dishonest.apply(device))).hasStatus(401).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/invalid-credentials");
	}

	static Stream<Named<SoftwareAuthenticator>> devicesNotToAdd() {
		return Stream.of(Named.of("on another page", new SoftwareAuthenticator().at("https://evil.example", "localhost")),
				Named.of("for another host", new SoftwareAuthenticator().at("http://localhost:8000", "evil.example")),
				Named.of("without seeing its owner", new SoftwareAuthenticator().withoutLooking()));
	}

	@ParameterizedTest
	@MethodSource("devicesNotToAdd")
	void addsNoDeviceThatAnswers(SoftwareAuthenticator device) {
		assertThat(add(signIn(people.somebody("user")), device)).hasStatus(400).bodyJson().extractingPath("$.type")
				.isEqualTo("/problems/passkey-not-accepted");
	}

	@Test
	void takesAnAnswerOnce() {
		SoftwareAuthenticator device = new SoftwareAuthenticator();
		add(signIn(people.somebody("user")), device);
		MvcTestResult asked = post(mvc, SESSION + "/passkey/options", "");
		String answer = signed(asked, device);

		assertThat(post(mvc, SESSION + "/passkey", answer)).hasStatusOk();
		assertThat(post(mvc, SESSION + "/passkey", answer)).as("the same again").hasStatus(401);
		MvcTestResult other = post(mvc, SESSION + "/passkey/options", "");
		assertThat(post(mvc, SESSION + "/passkey", "{\"ticket\": \"" + JsonPath.read(text(other), "$.ticket") + "\", \"credential\": "
				+ device.get(publicKey(asked)) + "}")).as("an answer to another question").hasStatus(401);
		assertThat(post(mvc, SESSION + "/passkey", "{\"ticket\": \"invented\", \"credential\": " + device.get(publicKey(other)) + "}"))
				.hasStatus(401);
		assertThat(post(mvc, SESSION + "/passkey", "{\"ticket\": \"" + JsonPath.read(text(other), "$.ticket")
				+ "\", \"credential\": {\"id\": \"x\"}}")).hasStatus(400);
	}

	@Test
	void keepsTheQuestionsOfTwoPeopleAndPurposesApart() {
		MvcTestResult ada = signIn(people.somebody("user"));
		MvcTestResult eve = signIn(people.somebody("user"));
		MvcTestResult asked = call(HttpMethod.POST, PASSKEYS + "/options", ada, "");
		SoftwareAuthenticator device = new SoftwareAuthenticator();
		String body = newPasskey(asked, device);

		assertThat(call(HttpMethod.POST, PASSKEYS, eve, body)).as("somebody else's question").hasStatus(400);
		assertThat(call(HttpMethod.POST, PASSKEYS, ada, body)).hasStatus(201);
		assertThat(call(HttpMethod.POST, PASSKEYS, ada, body)).as("the same again").hasStatus(400);
		assertThat(call(HttpMethod.POST, PASSKEYS, eve, newPasskey(call(HttpMethod.POST, PASSKEYS + "/options", eve, ""), device)))
				.as("a device that is somebody's already").hasStatus(400);
		assertThat(post(mvc, SESSION + "/passkey", "{\"ticket\": \"" + JsonPath.read(text(asked), "$.ticket") + "\", \"credential\": "
				+ device.get(publicKey(asked)) + "}")).as("a question of adding").hasStatus(401);
	}

	@Test
	void opensNoClosedAccount() {
		Account somebody = people.somebody("user");
		SoftwareAuthenticator device = new SoftwareAuthenticator();
		add(signIn(somebody), device);
		database.sql("update auth.account set active = false where id = ?").param(somebody.id().value()).update();

		assertThat(signIn(device)).hasStatus(401);
	}

	@Test
	void confirmsTheOwnSessionAndNoOther() {
		Account somebody = people.somebody("admin");
		SoftwareAuthenticator device = new SoftwareAuthenticator();
		add(signIn(somebody), device);
		MvcTestResult old = old(somebody);
		assertThat(call(HttpMethod.POST, PASSKEYS + "/options", old, "")).hasStatus(403);

		MvcTestResult confirmed = call(HttpMethod.POST, SESSION + "/confirmation/passkey", old,
				signed(post(mvc, SESSION + "/passkey/options", ""), device));

		assertThat(confirmed).hasStatus(204);
		Cookie access = Objects.requireNonNull(confirmed.getResponse().getCookie("mirage_access"));
		assertThat(mvc.post().uri(PASSKEYS + "/options").cookie(access).header("X-CSRF-Token", csrf(old))).hasStatusOk();
		assertThat(call(HttpMethod.POST, SESSION + "/confirmation/passkey", signIn(people.somebody("admin")),
				signed(post(mvc, SESSION + "/passkey/options", ""), device))).as("another's").hasStatus(401);
	}

	/** Signed in an hour ago. */
	private MvcTestResult old(Account account) {
		MvcTestResult session = signIn(account);
		database.sql("update auth.session set confirmed_at = now() - interval '1 hour' where account_id = ?").param(account.id().value())
				.update();
		return mvc.post().uri(SESSION + "/refresh").cookie(Objects.requireNonNull(session.getResponse().getCookie("mirage_refresh")))
				.exchange();
	}

	private MvcTestResult add(MvcTestResult session, SoftwareAuthenticator device) {
		MvcTestResult asked = call(HttpMethod.POST, PASSKEYS + "/options", session, "");
		assertThat(asked).hasStatusOk();
		return call(HttpMethod.POST, PASSKEYS, session, newPasskey(asked, device));
	}

	private static String newPasskey(MvcTestResult asked, SoftwareAuthenticator device) {
		return "{\"ticket\": \"" + JsonPath.read(text(asked), "$.ticket") + "\", \"name\": \"my key\", \"credential\": "
				+ device.create(publicKey(asked)) + "}";
	}

	private MvcTestResult signIn(SoftwareAuthenticator device) {
		return post(mvc, SESSION + "/passkey", signed(post(mvc, SESSION + "/passkey/options", ""), device));
	}

	private static String signed(MvcTestResult asked, SoftwareAuthenticator device) {
		return "{\"ticket\": \"" + JsonPath.read(text(asked), "$.ticket") + "\", \"credential\": " + device.get(publicKey(asked)) + "}";
	}

	private static Map<String, Object> publicKey(MvcTestResult asked) {
		return JsonPath.read(text(asked), "$.public_key");
	}

	private MvcTestResult signIn(Account account) {
		return SignInFixture.signIn(mvc, account.username(), PASSWORD);
	}

	private MvcTestResult call(HttpMethod method, String path, MvcTestResult session, String body) {
		return mvc.method(method).uri(path).cookie(Objects.requireNonNull(session.getResponse().getCookie("mirage_access")))
				.header("X-CSRF-Token", csrf(session)).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
	}

	private static String csrf(MvcTestResult session) {
		return JsonPath.read(text(session), "$.csrf_token");
	}
}
