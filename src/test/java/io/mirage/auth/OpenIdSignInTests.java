package io.mirage.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.auth.federation.MockProvider;
import io.mirage.support.ModuleTest;

import static io.mirage.auth.SignInFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

/** The way of a browser to a provider and back, over HTTP, with a provider on this machine. */
@ModuleTest
@Import(SignInFixture.class)
@ExtendWith(OutputCaptureExtension.class)
class OpenIdSignInTests {

	private static final MockProvider PROVIDER = new MockProvider();
	private static final HttpClient BROWSER = HttpClient.newHttpClient();
	private static final String CORP = "/api/v1/auth/providers/corp";
	private static final String GUESTS = "/api/v1/auth/providers/guests";
	private static final String SESSION = "/api/v1/auth/session";
	private static final String IDENTITIES = "/api/v1/auth/identities";

	@Autowired MockMvcTester mvc;
	@Autowired SignInFixture people;
	@Autowired Accounts accounts;
	@Autowired JdbcClient database;

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry settings) {
		for (String provider : List.of("mirage.sign-in.providers[0].", "mirage.sign-in.providers[1].")) {
			settings.add(provider + "issuer", PROVIDER::issuer);
			settings.add(provider + "client-id", () -> MockProvider.CLIENT);
			settings.add(provider + "client-secret", () -> MockProvider.SECRET);
		}
		settings.add("mirage.sign-in.providers[0].id", () -> "corp");
		settings.add("mirage.sign-in.providers[0].name", () -> "Aurora Kites");
		settings.add("mirage.sign-in.providers[0].link-by-email", () -> "true");
		settings.add("mirage.sign-in.providers[0].roles[0].group", () -> "osint");
		settings.add("mirage.sign-in.providers[0].roles[0].role", () -> "analyst");
		settings.add("mirage.sign-in.providers[0].roles[1].group", () -> "it");
		settings.add("mirage.sign-in.providers[0].roles[1].role", () -> "admin");
		settings.add("mirage.sign-in.providers[1].id", () -> "guests");
		settings.add("mirage.sign-in.providers[1].name", () -> "Guests");
		settings.add("mirage.sign-in.providers[1].create-accounts", () -> "false");
		settings.add("mirage.sign-in.providers[1].default-role", () -> "read_only");
		settings.add("mirage.sign-in.providers[1].user-info", () -> "true");
		settings.add("mirage.sign-in.providers[2].id", () -> "gone");
		settings.add("mirage.sign-in.providers[2].name", () -> "Gone");
		settings.add("mirage.sign-in.providers[2].issuer", () -> "http://127.0.0.1:1");
		settings.add("mirage.sign-in.providers[2].client-id", () -> "x");
	}

	@BeforeEach
	void reset() {
		PROVIDER.reset();
	}

	@AfterAll
	static void close() {
		PROVIDER.close();
	}

	@Test
	void offersWhatIsSetUp() {
		assertThat(mvc.get().uri("/api/v1/auth/providers")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{"passwords": true, "data": [
					{"id": "corp", "name": "Aurora Kites", "kind": "oidc", "start": "/api/v1/auth/providers/corp/authorization"},
					{"id": "guests"}, {"id": "gone"}]}""");
	}

	@Test
	void signsInWithTheRolesOfTheGroupsAndTheSameSessionAsAPassword() {
		String name = person("osint", "others");

		MvcTestResult back = signIn(CORP, "/scans?state=running");

		assertThat(back).hasStatus(303).hasHeader("Location", "/scans?state=running");
		assertThat(back.getResponse().getHeaders("Set-Cookie")).filteredOn(cookie -> !cookie.startsWith("mirage_attempt")).hasSize(2)
				.allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict"));
		assertThat(mvc.get().uri(SESSION).cookie(access(back))).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				{"user": {"username": "%s", "email": "%s@aurora-kites.example", "display_name": "Ada K.", "roles": ["analyst"]},
					"must_change_password": false}""".formatted(name, name));
		assertThat(mvc.get().uri("/api/v1/auth/account").cookie(access(back))).bodyJson().extractingPath("$.own_password").isEqualTo(false);
		assertThat(mvc.get().uri("/api/v1/auth/sessions").cookie(access(back))).bodyJson().extractingPath("$.data[0].methods").asArray()
				.containsExactly("fed", "pwd", "mfa");
		assertThat(mvc.post().uri(SESSION + "/refresh").cookie(cookie(back, "mirage_refresh"))).hasStatusOk();
		assertThat(PROVIDER.tokenRequests()).hasSize(1).allSatisfy(form -> assertThat(form).doesNotContain("client_secret"));
	}

	/** Otherwise somebody who is busy all week keeps what their groups said on Monday. */
	@Test
	void asksTheProviderAnewWhenASessionHasLastedLong() {
		person("osint");
		MvcTestResult back = signIn(CORP, null);
		MvcTestResult next = mvc.post().uri(SESSION + "/refresh").cookie(cookie(back, "mirage_refresh")).exchange();
		assertThat(next).hasStatusOk();
		database.sql("update auth.session set started_at = started_at - interval '13 hours'").update();

		assertThat(mvc.post().uri(SESSION + "/refresh").cookie(cookie(next, "mirage_refresh"))).hasStatus(401);
		assertThat(mvc.get().uri(SESSION).cookie(access(next))).hasStatus(401);
	}

	@Test
	void knowsThemAgainAndFollowsTheirGroups() {
		String name = person("osint");
		Map<String, Object> claims = claims(name, "osint");
		PROVIDER.expect(claims);
		String first = accountOf(signIn(CORP, null));

		claims.put("preferred_username", "renamed" + name);
		claims.put("groups", List.of("it", "osint"));
		MvcTestResult second = signIn(CORP, null);

		assertThat(accountOf(second)).isEqualTo(first);
		assertThat(mvc.get().uri(SESSION).cookie(access(second))).bodyJson().extractingPath("$.user.roles").asArray()
				.containsExactly("admin", "analyst");
		claims.put("groups", List.of("others"));
		assertThat(signIn(CORP, null)).hasHeader("Location", "/login?problem=not-admitted");
	}

	@Test
	void keepsOutWhoHasNoRoleOrNoAccount() {
		String name = person("others");

		assertThat(signIn(CORP, null)).hasHeader("Location", "/login?problem=not-admitted").doesNotContainHeader("mirage_access");
		PROVIDER.tellMore(Map.of("sub", "sub-" + name));
		assertThat(signIn(GUESTS, null)).hasHeader("Location", "/login?problem=not-admitted");
		assertThat(accounts.findByUsername(name)).isEmpty();
	}

	@Test
	void keepsOutWhoseAccountWasClosed() {
		String name = person("osint");
		signIn(CORP, null);
		database.sql("update auth.account set active = false where username = ?").param(name).update();

		assertThat(signIn(CORP, null)).hasHeader("Location", "/login?problem=account-closed");
	}

	@Test
	void takesAnExistingAccountOnlyByAnAddressThatBothSidesHaveVerified() {
		Account unverified = people.somebody("user");
		Map<String, Object> claims = claims("x" + UUID.randomUUID(), "osint");
		claims.put("email", unverified.email());
		PROVIDER.expect(claims);
		assertThat(accountOf(signIn(CORP, null))).as("not verified here").isNotEqualTo(unverified.id().toString());

		Account local = people.somebody("user");
		accounts.emailVerified(local.id());
		claims.put("sub", "s" + UUID.randomUUID());
		claims.put("email", local.email().toUpperCase(Locale.ROOT));
		claims.put("email_verified", false);
		assertThat(accountOf(signIn(CORP, null))).as("not verified there").isNotEqualTo(local.id().toString());

		claims.put("sub", "s" + UUID.randomUUID());
		claims.put("email_verified", true);
		MvcTestResult linked = signIn(CORP, null);
		assertThat(accountOf(linked)).isEqualTo(local.id().toString());
		assertThat(mvc.get().uri(SESSION).cookie(access(linked))).bodyJson().extractingPath("$.user.roles").asArray()
				.as("an account that was here keeps what it may do").containsExactly("user");
	}

	@Test
	void givesNobodyAnAccountForItsName() {
		Account local = people.somebody("admin");
		PROVIDER.expect(claims(local.username(), "osint"));

		MvcTestResult back = signIn(CORP, null);

		assertThat(accountOf(back)).isNotEqualTo(local.id().toString());
		assertThat(mvc.get().uri(SESSION).cookie(access(back))).bodyJson().extractingPath("$.user.username")
				.isEqualTo(local.username() + "@corp");
	}

	@Test
	void linksTheOwnAccountOnRequestAndUnlinksIt() {
		Account local = people.somebody("user");
		MvcTestResult session = SignInFixture.signIn(mvc, local.username(), SignInFixture.PASSWORD);
		String name = person();
		MvcTestResult begun = mvc.post().uri(IDENTITIES).cookie(access(session)).header("X-CSRF-Token", csrf(session))
				.contentType(MediaType.APPLICATION_JSON).content("{\"provider\": \"guests\", \"return_to\": \"/settings\"}").exchange();
		assertThat(begun).hasStatusOk();
		PROVIDER.tellMore(Map.of("sub", "sub-" + name));

		MvcTestResult back = comeBack(visit(URI.create(JsonPath.read(text(begun), "$.authorization_uri"))), attempt(begun));

		assertThat(back).hasStatus(303).hasHeader("Location", "/settings");
		assertThat(back.getResponse().getCookie("mirage_access")).as("nobody signed in").isNull();
		assertThat(accountOf(signIn(GUESTS, null))).isEqualTo(local.id().toString());
		String id = JsonPath.read(text(mvc.get().uri(IDENTITIES).cookie(access(session)).exchange()), "$.data[0].id");
		assertThat(mvc.delete().uri(IDENTITIES + "/" + id).cookie(access(session)).header("X-CSRF-Token", csrf(session))).hasStatus(204);
		assertThat(signIn(GUESTS, null)).hasHeader("Location", "/login?problem=not-admitted");
	}

	@Test
	void readsGroupsFromTheUserInfoOfTheSamePersonOnly() {
		person();
		PROVIDER.tellMore(Map.of("sub", "somebody-else", "groups", List.of("osint")));

		assertThat(signIn(GUESTS, null)).hasHeader("Location", "/login?problem=provider-not-trusted");
	}

	@ParameterizedTest
	@ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "/%5cevil.example/../..//evil.example"})
	void sendsNobodyToAnotherPlace(String wanted) {
		person("osint");

		assertThat(signIn(CORP, wanted).getResponse().getHeader("Location")).isIn("/", wanted.startsWith("/%5c") ? wanted : "/")
				.doesNotStartWith("//");
	}

	@Test
	void finishesOnlyWhatThisBrowserBeganAndOnlyOnce() {
		person("osint");
		MvcTestResult begun = begin(CORP, null);
		URI back = visit(location(begun));

		assertThat(mvc.get().uri(MockProvider.pathAndQuery(back))).as("another browser")
				.hasHeader("Location", "/login?problem=sign-in-interrupted");
		assertThat(comeBack(back, attempt(begin(CORP, null)))).as("another attempt")
				.hasHeader("Location", "/login?problem=sign-in-interrupted");
		assertThat(comeBack(URI.create(back.toString().replace("/corp/", "/guests/")), attempt(begin(CORP, null))))
				.as("another provider").hasHeader("Location", "/login?problem=sign-in-interrupted");
		assertThat(comeBack(back, attempt(begun))).hasHeader("Location", "/");
		assertThat(comeBack(back, attempt(begun))).as("the same again").hasHeader("Location", "/login?problem=sign-in-interrupted");
		assertThat(comeBack(back, new Cookie("mirage_attempt", attempt(begun).getValue().substring(0, 12)))).as("a broken cookie")
				.hasHeader("Location", "/login?problem=sign-in-interrupted");
	}

	@Test
	void neverSendsTheVerifierOrSecretThroughTheBrowser(CapturedOutput output) {
		person("osint");
		MvcTestResult begun = begin(CORP, null);
		Map<String, String> query = MockProvider.parameters(location(begun).getRawQuery());

		assertThat(query).containsKeys("state", "nonce", "code_challenge").doesNotContainKeys("code_verifier", "client_secret")
				.containsEntry("redirect_uri", "http://localhost:8000/api/v1/auth/providers/corp/callback")
				.containsEntry("scope", query.get("scope")).doesNotContainKey("prompt");
		comeBack(visit(location(begun)), attempt(begun));
		assertThat(output).doesNotContain(MockProvider.SECRET);
		assertThat(database.sql("select count(*) from auth.audit_entry where detail like '%' || ? || '%'").param(MockProvider.SECRET)
				.query(Long.class).single()).isZero();
	}

	/** What a token may be that the provider never signed, or signed for something else. */
	private enum Forgery {
		NONCE(Map.of("nonce", "another"), null),
		NO_NONCE(nothing("nonce"), null),
		AUDIENCE(Map.of("aud", "another-client"), null),
		TWO_AUDIENCES(Map.of("aud", List.of(MockProvider.CLIENT, "another-client")), null),
		PARTY(Map.of("aud", List.of(MockProvider.CLIENT, "x"), "azp", "x"), null),
		ISSUER(Map.of("iss", "https://evil.example"), null),
		EXPIRED(Map.of("exp", Date.from(Instant.now().minusSeconds(3600))), null),
		NO_EXPIRY(nothing("exp"), null),
		NO_SUBJECT(nothing("sub"), null),
		UNSIGNED(Map.of(), claims -> new PlainJWT(claims).serialize()),
		SHARED_SECRET(Map.of(), claims -> {
			SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
			token.sign(new MACSigner((MockProvider.SECRET + MockProvider.SECRET).getBytes(StandardCharsets.UTF_8)));
			return token.serialize();
		}),
		PUBLIC_KEY_AS_SECRET(Map.of(), claims -> {
			SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(PROVIDER.key().getKeyID()).build(), claims);
			token.sign(new MACSigner(PROVIDER.key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
			return token.serialize();
		}),
		FOREIGN_KEY(Map.of(), claims -> {
			RSAKey foreign = new RSAKeyGenerator(2048).keyID(PROVIDER.key().getKeyID()).generate();
			SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(foreign.getKeyID())
					.jwk(foreign.toPublicJWK()).build(), claims);
			token.sign(new RSASSASigner(foreign));
			return token.serialize();
		}),
		GARBAGE(Map.of(), claims -> "eyJhbGciOiJub25lIn0.e30.");

		private final Map<String, Object> claims;
		private final MockProvider.@Nullable Signing signing;

		Forgery(Map<String, Object> claims, MockProvider.@Nullable Signing signing) {
			this.claims = claims;
			this.signing = signing;
		}

		/** With the claim taken away. */
		private static Map<String, Object> nothing(String claim) {
			Map<String, Object> none = new HashMap<>();
			none.put(claim, null);
			return none;
		}
	}

	@ParameterizedTest
	@EnumSource
	void believesNoTokenThatIsNotForThisSignIn(Forgery forgery) {
		String name = "forged" + UUID.randomUUID();
		Map<String, Object> claims = claims(name, "it");
		claims.putAll(forgery.claims);
		PROVIDER.expect(claims);
		if (forgery.signing != null) {
			PROVIDER.signWith(forgery.signing);
		}

		assertThat(signIn(CORP, null)).hasHeader("Location", "/login?problem=provider-not-trusted");
		assertThat(accounts.findByUsername(name)).isEmpty();
	}

	@Test
	void learnsTheProvidersNewKey() {
		person("osint");
		assertThat(signIn(CORP, null)).hasHeader("Location", "/");
		PROVIDER.rotateKey();

		assertThat(signIn(CORP, null)).hasHeader("Location", "/");
	}

	@Test
	void takesAnOldProofForAnOldOneAndAsksForANewOne() {
		Map<String, Object> claims = claims("old" + UUID.randomUUID(), "it");
		claims.put("auth_time", Instant.now().minusSeconds(7200).getEpochSecond());
		PROVIDER.expect(claims);
		MvcTestResult session = signIn(CORP, null);
		assertThat(makeAccount(session)).hasStatus(403).bodyJson().extractingPath("$.type").isEqualTo("/problems/confirmation-needed");
		assertThat(signIn(CORP + "/authorization?again=true", null)).hasHeader("Location", "/login?problem=provider-not-trusted");

		claims.remove("auth_time");
		MvcTestResult again = signIn(CORP + "/authorization?again=true", null);

		assertThat(makeAccount(again)).hasStatus(201);
	}

	@Test
	void saysWhenAProviderCannotBeAskedOrIsUnknown() {
		assertThat(begin("/api/v1/auth/providers/gone", null)).hasStatus(303).hasHeader("Location", "/login?problem=provider-unavailable");
		assertThat(begin("/api/v1/auth/providers/nobody", null)).hasHeader("Location", "/login?problem=unknown-provider");
	}

	@Test
	void saysWhenTheProviderRefuses() {
		MvcTestResult begun = begin(CORP, null);
		String state = MockProvider.parameters(location(begun).getRawQuery()).get("state");

		assertThat(mvc.get().uri(CORP + "/callback?error=access_denied&state=" + state).cookie(attempt(begun)))
				.hasHeader("Location", "/login?problem=provider-refused");
		begun = begin(CORP, null);
		state = MockProvider.parameters(location(begun).getRawQuery()).get("state");
		assertThat(mvc.get().uri(CORP + "/callback?code=invented&state=" + state).cookie(attempt(begun)))
				.hasHeader("Location", "/login?problem=provider-refused");
		begun = begin(CORP, null);
		URI back = visit(location(begun));
		assertThat(comeBack(URI.create(back + "&iss=https://evil.example"), attempt(begun)))
				.hasHeader("Location", "/login?problem=provider-not-trusted");
	}

	private MvcTestResult makeAccount(MvcTestResult session) {
		String token = csrf(mvc.get().uri(SESSION).cookie(access(session)).exchange());
		return mvc.post().uri("/api/v1/auth/accounts").cookie(access(session)).header("X-CSRF-Token", token)
				.contentType(MediaType.APPLICATION_JSON).content("{\"username\": \"n" + UUID.randomUUID() + "\", \"roles\": [\"user\"]}")
				.exchange();
	}

	/** @return the username of somebody new whom the provider vouches for from now on */
	private static String person(String... groups) {
		String name = "ada" + UUID.randomUUID();
		PROVIDER.expect(claims(name, groups));
		return name;
	}

	private static Map<String, Object> claims(String name, String... groups) {
		return new HashMap<>(Map.of("sub", "sub-" + name, "preferred_username", name, "name", "Ada K.\u202e", "email",
				name + "@aurora-kites.example", "email_verified", true, "groups", List.of(groups), "amr", List.of("pwd", "mfa", "<b>")));
	}

	private MvcTestResult signIn(String provider, @Nullable String returnTo) {
		MvcTestResult begun = begin(provider, returnTo);
		return comeBack(visit(location(begun)), attempt(begun));
	}

	private MvcTestResult begin(String provider, @Nullable String returnTo) {
		var request = mvc.get().uri(provider.contains("?") ? provider : provider + "/authorization");
		return (returnTo == null ? request : request.param("return_to", returnTo)).exchange();
	}

	/** @return where the provider sends the browser back to */
	private static URI visit(URI authorization) {
		try {
			HttpResponse<Void> answer = BROWSER.send(HttpRequest.newBuilder(authorization).build(), HttpResponse.BodyHandlers.discarding());
			assertThat(answer.statusCode()).isEqualTo(302);
			return URI.create(answer.headers().firstValue("Location").orElseThrow());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}

	private MvcTestResult comeBack(URI address, Cookie attempt) {
		return mvc.get().uri(URI.create(MockProvider.pathAndQuery(address))).cookie(attempt).exchange();
	}

	private String accountOf(MvcTestResult session) {
		return JsonPath.read(text(mvc.get().uri(SESSION).cookie(access(session)).exchange()), "$.user.id");
	}

	private static String csrf(MvcTestResult session) {
		return JsonPath.read(text(session), "$.csrf_token");
	}

	private static URI location(MvcTestResult answer) {
		return URI.create(Objects.requireNonNull(answer.getResponse().getHeader("Location")));
	}

	private static Cookie attempt(MvcTestResult begun) {
		return cookie(begun, "mirage_attempt");
	}

	private static Cookie access(MvcTestResult session) {
		return cookie(session, "mirage_access");
	}

	private static Cookie cookie(MvcTestResult result, String name) {
		return Objects.requireNonNull(result.getResponse().getCookie(name), name);
	}
}
