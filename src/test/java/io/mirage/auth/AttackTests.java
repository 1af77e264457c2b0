package io.mirage.auth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.events.OrganisationId;
import io.mirage.platform.security.Permission;
import io.mirage.platform.security.Role;
import io.mirage.platform.security.TokenClaims;
import io.mirage.support.ModuleTest;

import static io.mirage.auth.SignInFixture.PASSWORD;
import static io.mirage.auth.SignInFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

/** What somebody tries who wants in without a right to. Each forgery stands beside the genuine token it imitates. */
@ModuleTest
@Import(SignInFixture.class)
class AttackTests {

	private static final String ACCOUNTS = "/api/v1/auth/accounts";
	private static final String SESSION = "/api/v1/auth/session";

	@Autowired MockMvcTester mvc;
	@Autowired SigningKey key;
	@Autowired SignInFixture people;
	@Autowired JdbcClient database;
	@MockitoSpyBean Passwords passwords;

	@Test
	void theGenuineTokenIsTaken() {
		assertThat(status(key.sign(claims(builder -> builder)))).isEqualTo(200);
	}

	@Test
	void aTokenWithoutSignatureIsRefused() {
		assertThat(status(new PlainJWT(claims(builder -> builder)).serialize())).isEqualTo(401);
		String genuine = key.sign(claims(builder -> builder));
		assertThat(status(genuine.substring(0, genuine.lastIndexOf('.') + 1))).isEqualTo(401);
	}

	/** The public key is no secret: taken as a shared one, anybody could sign. */
	@Test
	void thePublicKeyIsNoSharedSecret() throws JOSEException {
		byte[] publicKey = key.publicKey().getBytes(StandardCharsets.UTF_8);

		assertThat(status(signed(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.id()).type(JOSEObjectType.JWT).build(),
				new MACSigner(publicKey)))).isEqualTo(401);
	}

	@Test
	void aForeignKeyIsRefusedUnderEveryName() throws JOSEException {
		ECKey foreign = new ECKeyGenerator(Curve.P_256).keyID("foreign").generate();
		JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT);

		assertThat(status(signed(header.keyID(key.id()).build(), new ECDSASigner(foreign)))).isEqualTo(401);
		assertThat(status(signed(header.keyID("foreign").build(), new ECDSASigner(foreign)))).isEqualTo(401);
		assertThat(status(signed(header.keyID("../../etc/passwd").build(), new ECDSASigner(foreign)))).isEqualTo(401);
		assertThat(status(signed(header.keyID("foreign").jwk(foreign.toPublicJWK()).build(), new ECDSASigner(foreign)))).isEqualTo(401);
		assertThat(status(signed(header.jwkURL(URI.create("http://127.0.0.1:1/keys")).build(), new ECDSASigner(foreign)))).isEqualTo(401);
	}

	@Test
	void aGenuineSignatureDoesNotMakeAnExpiredOrForeignTokenGood() {
		Instant past = Instant.now().minusSeconds(3600);

		assertThat(status(key.sign(claims(builder -> builder.expirationTime(Date.from(past)))))).isEqualTo(401);
		assertThat(status(key.sign(claims(builder -> builder.expirationTime(null))))).isEqualTo(401);
		assertThat(status(key.sign(claims(builder -> builder.notBeforeTime(Date.from(Instant.now().plusSeconds(600))))))).isEqualTo(401);
		assertThat(status(key.sign(claims(builder -> builder.audience("another-api"))))).isEqualTo(401);
		assertThat(status(key.sign(claims(builder -> builder.issuer("another-issuer"))))).isEqualTo(401);
		assertThat(status(key.sign(claims(builder -> builder.claim(TokenClaims.PERMISSIONS, null))))).isEqualTo(401);
		assertThat(status(key.sign(claims(builder -> builder.subject("not-an-account"))))).isEqualTo(401);
	}

	@Test
	void aTokenWhoseRolesWereChangedIsRefused() {
		String[] parts = key.sign(claims(builder -> builder.claim(TokenClaims.PERMISSIONS, List.of("scan:read")))).split("\\.");
		String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace("scan:read", "user:read");
		String forged = parts[0] + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8))
				+ "." + parts[2];

		assertThat(payload).contains("user:read");
		assertThat(status(forged)).isEqualTo(401);
		assertThat(status(String.join(".", parts))).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = {"mk_", "mk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "mk_%27%20or%201=1", "eyJhbGciOiJub25lIn0.e30."})
	void anInventedKeyIsRefused(String key) {
		assertThat(status(key)).isEqualTo(401);
	}

	/** A victim who signs in with the attacker's cookies already set must not end up in the attacker's session. */
	@Test
	void signingInStartsANewSessionWhateverCookiesWereThere() {
		MvcTestResult attackers = signIn(people.somebody("user"), new Cookie("unrelated", "x"));
		Cookie planted = cookie(attackers, "mirage_refresh");

		MvcTestResult victims = signIn(people.somebody("user"), planted, cookie(attackers, "mirage_access"));

		assertThat(cookie(victims, "mirage_refresh").getValue()).isNotEqualTo(planted.getValue());
		assertThat(JsonPath.<String>read(text(victims), "$.csrf_token")).isNotEqualTo(JsonPath.<String>read(text(attackers), "$.csrf_token"));
		assertThat(JsonPath.<String>read(text(mvc.post().uri(SESSION + "/refresh").cookie(planted).exchange()), "$.user.id"))
				.isEqualTo(JsonPath.<String>read(text(attackers), "$.user.id"));
	}

	/** Not by the clock, which says something else on a busy machine: by what is done, of which the password check takes nearly all. */
	@Test
	void takesTheSameStepsForNobodyAsForSomebody() {
		Account known = people.somebody("user");
		Account closed = people.somebody("user");
		database.sql("update auth.account set active = false where id = ?").param(closed.id().value()).update();
		for (String name : List.of(known.username(), closed.username(), "nobody-of-that-name", "admin' --")) {
			Mockito.clearInvocations(passwords);
			long noted = database.sql("select count(*) from auth.audit_entry").query(Long.class).single();

			assertThat(SignInFixture.signIn(mvc, name, "not the password")).as(name).hasStatus(401);

			Mockito.verify(passwords, Mockito.times(1)).matches(Mockito.eq("not the password"), Mockito.any());
			assertThat(database.sql("select count(*) from auth.audit_entry").query(Long.class).single() - noted).as(name).isEqualTo(1);
		}
		database.sql("delete from auth.sign_in_failure").update();
	}

	@ParameterizedTest
	@ValueSource(strings = {"X-User-Id", "X-User", "X-Forwarded-User", "X-Remote-User", "X-Auth-Roles", "X-Original-URL", "X-Rewrite-URL"})
	void noHeaderMakesSomebodyOfNobody(String header) {
		assertThat(mvc.get().uri(ACCOUNTS).header(header, "admin")).hasStatus(401);
		assertThat(mvc.get().uri("/api/v1/auth/jwks").header(header, ACCOUNTS)).hasStatusOk().bodyText().doesNotContain("username");
	}

	@Test
	void noHeaderChangesTheMethod() {
		assertThat(mvc.post().uri(ACCOUNTS).header("X-HTTP-Method-Override", "GET").header("Authorization",
				"Bearer " + key.sign(claims(builder -> builder.claim(TokenClaims.PERMISSIONS, List.of("user:read"))))))
				.hasStatus(403);
	}

	@ParameterizedTest
	@ValueSource(strings = {"/api/v1/auth/jwks/../accounts", "/api/v1/auth/jwks/..;/accounts", "/api/v1/auth/jwks%2f..%2faccounts",
			"/api/v1/auth/jwks/%2e%2e/accounts", "/api/v1/auth/jwks%00/../accounts", "//api/v1/auth/accounts",
			"/api/v1/auth//accounts", "/api/v1/auth/accounts/", "/api/v1/auth/%61ccounts", "/API/v1/auth/accounts",
			"/api/v1/auth/jwks;x=/../accounts", "/x/../api/v1/auth/accounts", "/assets/..%5capi/v1/auth/accounts",
			"/api/v1/auth/accounts;x=1", "/api/v1/auth/accounts%3bx", "/api/v1/auth/accounts.json"})
	void noSpellingOfAPathLeadsPastTheRule(String path) {
		MvcTestResult answer = mvc.get().uri(URI.create(path)).exchange();

		assertThat(answer.getResponse().getStatus()).as(path).isIn(400, 401, 403, 404);
		assertThat(text(answer)).doesNotContain("\"username\"");
	}

	@Test
	void nobodyGivesThemselvesARoleWhileChangingTheirPassword() {
		Account somebody = people.somebody("read_only");
		MvcTestResult session = signIn(somebody);
		MvcTestResult changed = mvc.post().uri("/api/v1/auth/password").cookie(cookie(session, "mirage_access"))
				.header("X-CSRF-Token", JsonPath.<String>read(text(session), "$.csrf_token")).contentType(MediaType.APPLICATION_JSON)
				.content("{\"current_password\": \"" + PASSWORD + "\", \"new_password\": \"kites over the bay\", \"roles\": [\"admin\"],"
						+ " \"permissions\": [\"user:write\"], \"organisation_id\": \"" + UUID.randomUUID() + "\"}")
				.exchange();

		assertThat(changed).hasStatus(204);
		assertThat(mvc.get().uri(SESSION).cookie(cookie(changed, "mirage_access"))).bodyJson().extractingPath("$.user.roles")
				.asArray().containsExactly("read_only");
	}

	private int status(String token) {
		return mvc.get().uri(ACCOUNTS).header("Authorization", "Bearer " + token).exchange().getResponse().getStatus();
	}

	private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
		Instant now = Instant.now();
		return change.apply(new JWTClaimsSet.Builder().issuer(TokenClaims.ISSUER).audience(TokenClaims.AUDIENCE)
				.subject(UUID.randomUUID().toString()).issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(600)))
				.claim(TokenClaims.USERNAME, "mallory").claim(TokenClaims.ORGANISATION, OrganisationId.DEFAULT.toString())
				.claim(TokenClaims.ROLES, List.of("admin"))
				.claim(TokenClaims.PERMISSIONS, Permission.ids(Role.ADMIN.permissions()))).build();
	}

	private static String signed(JWSHeader header, JWSSigner signer) throws JOSEException {
		SignedJWT token = new SignedJWT(header, claims(builder -> builder));
		token.sign(signer);
		return token.serialize();
	}

	private MvcTestResult signIn(Account account, Cookie... cookies) {
		var request = mvc.post().uri(SESSION).contentType(MediaType.APPLICATION_JSON)
				.content("{\"username\": \"" + account.username() + "\", \"password\": \"" + PASSWORD + "\"}");
		return (cookies.length == 0 ? request : request.cookie(cookies)).exchange();
	}

	private static Cookie cookie(MvcTestResult result, String name) {
		return Objects.requireNonNull(result.getResponse().getCookie(name));
	}
}
