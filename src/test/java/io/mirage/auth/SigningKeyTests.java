package io.mirage.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import io.mirage.events.auth.SigningKeyPublished;
import io.mirage.support.Heard;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys come and go without anybody noticing; time is moved by hand. */
@ModuleTest
@Import(Heard.class)
@TestPropertySource(properties = "mirage.auth.signing-key-lifetime=20d")
class SigningKeyTests {

	@Autowired SigningKeyStore store;
	@Autowired AuthProperties properties;
	@Autowired SigningKey key;
	@Autowired JdbcClient database;
	@Autowired MockMvcTester mvc;
	@Autowired Heard heard;
	@Autowired Announcements announcements;

	private final Hand hand = new Hand();

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
