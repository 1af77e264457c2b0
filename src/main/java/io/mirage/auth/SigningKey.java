package io.mirage.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.springframework.stereotype.Component;

/**
 * The key pair behind every access token. It is replaced by itself: the next one is announced a day before it signs, and
 * the last one stays known until what it has signed has expired, so nobody notices.
 */
@Component
class SigningKey {

	/** Tokens are accepted a little longer than they say, since clocks differ. */
	private static final Duration SKEW = Duration.ofMinutes(5);
	/** Another replica may have called a key back: what is known of them is never older than this. */
	private static final Duration COPY_LIFE = Duration.ofSeconds(1);

	private final SigningKeyStore store;
	private final AuthProperties properties;
	private final Clock clock;
	private volatile List<SigningKeyStore.Pair> pairs = List.of();
	private volatile Instant readAt = Instant.EPOCH;

	SigningKey(SigningKeyStore store, AuthProperties properties, Clock clock) {
		this.store = store;
		this.properties = properties;
		this.clock = clock;
	}

	/** @param notAfter when tokens signed with it have all expired */
	record Known(String id, String publicKey, Instant notAfter) {}

	/** @param notAfter when nobody would accept the key anyhow */
	record Withdrawn(String id, Instant notAfter) {}

	/** @return whether other keys are known now than before */
	synchronized boolean renew() {
		List<String> before = pairs.stream().map(pair -> pair.key().getKeyID()).toList();
		readAt = clock.instant();
		pairs = List.copyOf(store.renew(readAt, properties.signingKeyLifetime(), afterlife()));
		return !before.equals(pairs.stream().map(pair -> pair.key().getKeyID()).toList());
	}

	String sign(JWTClaimsSet claims) {
		ECKey key = current();
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).keyID(key.getKeyID()).build(),
				claims);
		try {
			token.sign(new ECDSASigner(key));
		} catch (JOSEException e) {
			throw new IllegalStateException("The signing key " + key.getKeyID() + " cannot sign", e);
		}
		return token.serialize();
	}

	/** Of the one that signs now. */
	String id() {
		return current().getKeyID();
	}

	/** Of the one that signs now, without the private part. */
	String publicKey() {
		return current().toPublicJWK().toJSONString();
	}

	/** Those that sign, will sign, or have signed what is still good. */
	List<Known> known() {
		current();
		return pairs.stream().map(pair -> new Known(pair.key().getKeyID(), pair.key().toPublicJWK().toJSONString(),
				pair.signsUntil().plus(afterlife()))).toList();
	}

	/** JWK set of RFC 7517, section 5. */
	Map<String, Object> publicKeys() {
		current();
		return new JWKSet(pairs.stream().<JWK>map(SigningKeyStore.Pair::key).toList()).toJSONObject(true);
	}

	/** @return empty if there is no such key, or it has been called back already */
	Optional<Withdrawn> withdraw(String id) {
		Optional<Withdrawn> withdrawn = store.withdraw(id, clock.instant()).map(this::withdrawn);
		renew();
		return withdrawn;
	}

	/** Those that count for nothing although their time is not over. */
	List<Withdrawn> withdrawn() {
		return store.withdrawn().stream().map(this::withdrawn).toList();
	}

	private Withdrawn withdrawn(SigningKeyStore.Withdrawn key) {
		return new Withdrawn(key.id(), key.signsUntil().plus(afterlife()));
	}

	private ECKey current() {
		Instant now = clock.instant();
		if (now.isAfter(readAt.plus(COPY_LIFE))) {
			pairs = store.all();
			readAt = now;
		}
		List<SigningKeyStore.Pair> known = pairs;
		if (known.isEmpty() || !known.getLast().signsUntil().isAfter(now)) {
			renew();
			known = pairs;
		}
		// Before the first one's time where the one before it was called back, or a clock is behind.
		return known.stream().filter(pair -> !pair.signsFrom().isAfter(now)).reduce((earlier, later) -> later)
				.orElseGet(known::getFirst).key();
	}

	private Duration afterlife() {
		return properties.accessTokenLifetime().plus(SKEW);
	}
}
