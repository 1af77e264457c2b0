package io.mirage.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.auth.SigningKeyPublished;
import io.mirage.events.auth.SigningKeyWithdrawn;
import io.mirage.events.platform.RepublishRequested;
import io.mirage.support.Deliveries;
import io.mirage.support.Heard;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys come and go without anybody noticing; time is moved by hand. */
@ModuleTest
@Import({Heard.class, SignInFixture.class})
@TestPropertySource(properties = "mirage.auth.signing-key-lifetime=20d")
class SigningKeyTests {

	@Autowired SigningKeyStore store;
	@Autowired AuthProperties properties;
	@Autowired SigningKey key;
	@Autowired JdbcClient database;
	@Autowired MockMvcTester mvc;
	@Autowired Heard heard;
	@Autowired Announcements announcements;

	@Autowired SignInFixture people;
	@Autowired ApplicationContext context;

	private static final String KEYS = "/api/v1/auth/signing-keys";
	private final Hand hand = new Hand();

	/** Other tests take keys away behind its back. */
	@BeforeEach
	void readTheKeysAgain() {
		key.renew();
	}

	@Test
	void theNextKeyIsKnownBeforeItSignsAndTheLastOneUntilItsTokensHaveExpired() throws Exception {
		database.sql("delete from auth.signing_key").update();
		SigningKey ring = new SigningKey(store, properties, hand);
		String first = signer(ring);
		assertThat(ids(ring)).containsExactly(first);

		hand.forward(Duration.ofDays(18));
		assertThat(ring.renew()).as("not yet").isFalse();
		hand.forward(Duration.ofDays(1).plusMinutes(1));
		assertThat(ring.renew()).as("a day before").isTrue();
		assertThat(ids(ring)).hasSize(2);
		assertThat(signer(ring)).isEqualTo(first);

		hand.forward(Duration.ofDays(1));
		String second = signer(ring);
		assertThat(second).isNotEqualTo(first);
		ring.renew();
		assertThat(ids(ring)).as("what the first has signed is still good").containsExactly(first, second);

		hand.forward(Duration.ofMinutes(25));
		assertThat(ring.renew()).isTrue();
		assertThat(ids(ring)).containsExactly(second);
	}

	@Test
	void twoReplicasSignWithTheSameKey() throws Exception {
		assertThat(signer(new SigningKey(store, properties, Clock.systemUTC()))).isEqualTo(signer(new SigningKey(store, properties,
				Clock.systemUTC())));
	}

	@Test
	void afterALongSleepThereIsAKeyAtOnce() throws Exception {
		SigningKey ring = new SigningKey(store, properties, hand);
		signer(ring);
		hand.forward(Duration.ofDays(400));

		assertThat(signer(ring)).isIn(ids(ring));
		database.sql("delete from auth.signing_key").update();
	}

	@Test
	void tellsOthersOfANewKeyAndNobodyAPrivateOne() {
		database.sql("delete from auth.signing_key").update();
		heard.forget();
		announcements.renewKey();

		assertThat(heard.all(SigningKeyPublished.class)).singleElement().satisfies(event -> {
			assertThat(event.keyId()).isEqualTo(key.id());
			assertThat(event.publicKey()).doesNotContain("\"d\"");
			assertThat(event.notAfter()).isAfter(Instant.now().plus(Duration.ofDays(20)));
		});
		assertThat(mvc.get().uri("/api/v1/auth/jwks")).hasStatusOk().bodyText().contains(key.id()).doesNotContain("\"d\"");
		assertThat(database.sql("select sealed from auth.signing_key").query(String.class).list())
				.allSatisfy(sealed -> assertThat(sealed).doesNotContain("\"d\"", "crv").matches("[\\w-]{8}\\.[\\w-]+"));
	}

	/** Whoever has the key can sign anything; so nothing it has signed counts, here and in every other process. */
	@Test
	void aKeyThatWasCalledBackOpensNothingAndAnotherOneSigns() throws Exception {
		Account administrator = people.somebody("admin");
		String before = SignInFixture.text(ask(administrator));
		String token = JsonPath.read(before, "$.access_token");
		String stolen = key.id();
		String forged = key.sign(SignedJWT.parse(token).getJWTClaimsSet());
		announcements.announceAgain();
		Awaitility.await().until(() -> status(token) == 200 && status(forged) == 200);
		heard.forget();

		assertThat(mvc.delete().uri(KEYS + "/" + stolen).header("Authorization", "Bearer " + token)).hasStatus(204);

		Awaitility.await().until(() -> status(token) == 401 && status(forged) == 401);
		assertThat(heard.all(SigningKeyWithdrawn.class)).extracting(SigningKeyWithdrawn::keyId).contains(stolen);
		assertThat(heard.all(SigningKeyPublished.class)).extracting(SigningKeyPublished::keyId).contains(key.id()).doesNotContain(stolen);
		assertThat(mvc.get().uri("/api/v1/auth/jwks")).bodyText().doesNotContain(stolen);
		MvcTestResult renewed = SignInFixture.post(mvc, "/api/v1/auth/tokens", "{\"grant_type\": \"refresh_token\", \"refresh_token\": \""
				+ JsonPath.read(before, "$.refresh_token") + "\"}");
		assertThat(status(JsonPath.read(SignInFixture.text(renewed), "$.access_token"))).as("the session goes on").isEqualTo(200);
		assertThat(mvc.delete().uri(KEYS + "/" + stolen).header("Authorization", "Bearer "
				+ JsonPath.read(SignInFixture.text(renewed), "$.access_token"))).as("once").hasStatus(404);
	}

	@Test
	void repeatsForANewProcessWhichKeysWereCalledBack() {
		String withdrawn = key.id();
		assertThat(key.withdraw(withdrawn)).isPresent();
		heard.forget();

		deliveries().deliver(new RepublishRequested(EventHeader.of("x", OrganisationId.DEFAULT, Clock.systemUTC()), "SigningKeyWithdrawn", "x"));

		assertThat(heard.all(SigningKeyWithdrawn.class)).extracting(SigningKeyWithdrawn::keyId).contains(withdrawn);
	}

	@Test
	void anotherReplicaStopsSigningWithAKeyThatWasCalledBack() throws Exception {
		SigningKey here = new SigningKey(store, properties, hand);
		SigningKey there = new SigningKey(store, properties, hand);
		String shared = signer(here);
		assertThat(signer(there)).isEqualTo(shared);

		here.withdraw(shared);
		hand.forward(Duration.ofSeconds(2));

		assertThat(signer(there)).isNotEqualTo(shared).isEqualTo(signer(here));
	}

	@Test
	void whoDoesNotRunTheInstallationCallsNoKeyBack() {
		Account analyst = people.somebody("analyst");
		announcements.announceAgain();
		String token = JsonPath.read(SignInFixture.text(ask(analyst)), "$.access_token");
		Awaitility.await().until(() -> status(token) == 200);

		assertThat(mvc.delete().uri(KEYS + "/" + key.id()).header("Authorization", "Bearer " + token)).hasStatus(403);
	}

	private MvcTestResult ask(Account account) {
		return SignInFixture.post(mvc, "/api/v1/auth/tokens", "{\"grant_type\": \"password\", \"username\": \"" + account.username()
				+ "\", \"password\": \"" + SignInFixture.PASSWORD + "\"}");
	}

	private int status(String token) {
		return mvc.get().uri("/api/v1/auth/session").header("Authorization", "Bearer " + token).exchange().getResponse().getStatus();
	}

	private Deliveries deliveries() {
		return new Deliveries(context);
	}

	private static String signer(SigningKey ring) throws Exception {
		return SignedJWT.parse(ring.sign(new JWTClaimsSet.Builder().subject("x").build())).getHeader().getKeyID();
	}

	private static List<String> ids(SigningKey ring) {
		return ring.known().stream().map(SigningKey.Known::id).toList();
	}

	private static final class Hand extends Clock {

		private Instant now = Instant.now();

		void forward(Duration time) {
			now = now.plus(time);
		}

		@Override
		public Instant instant() {
			return now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}
	}
}
