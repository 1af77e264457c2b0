package io.mirage.platform.security;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.mirage.events.auth.SigningKeyPublished;
import io.mirage.platform.modules.DeploymentUnit;

/**
 * The keys that make a token genuine. Kept in the unit's schema, so that replicas and restarts have them; in memory
 * while they are valid. A key nobody knows makes the table be read again, at most once a second.
 */
@Component
class SigningKeys implements JWKSource<SecurityContext> {

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private final JdbcClient database;
	private final Clock clock;
	private final String schema;
	private final Map<String, Key> keys = new ConcurrentHashMap<>();
	private final Lock reading = new ReentrantLock();
	private volatile Instant readAt = Instant.EPOCH;

	SigningKeys(JdbcClient database, DeploymentUnit unit, Clock clock) {
		this.database = database;
		this.clock = clock;
		this.schema = unit.schema();
	}

	private record Key(ECKey key, Instant notAfter) {}

	private record Row(String keyId, String publicKey, Instant notAfter) {}

	/** The latest publication of a key counts; the same one twice changes nothing. */
	void remember(SigningKeyPublished event) {
		database.sql("""
				insert into %s.signing_key (key_id, public_key, not_after) values (?, ?, ?::timestamptz)
				on conflict (key_id) do update set not_after = greatest(signing_key.not_after, excluded.not_after)"""
				.formatted(schema)).params(event.keyId(), event.publicKey(), event.notAfter().toString()).update();
		database.sql("delete from %s.signing_key where not_after < ?::timestamptz".formatted(schema))
				.params(clock.instant().toString()).update();
		keys.put(event.keyId(), parse(new Row(event.keyId(), event.publicKey(), event.notAfter())));
	}

	@Override
	public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
		Set<String> wanted = selector.getMatcher().getKeyIDs();
		if (wanted == null || !keys.keySet().containsAll(wanted)) {
			readAgain();
		}
		Instant now = clock.instant();
		return selector.select(new JWKSet(keys.values().stream()
				.filter(key -> key.notAfter().isAfter(now)).<JWK>map(Key::key).toList()));
	}

	/** Those who come meanwhile wait for the answer rather than be turned away. */
	private void readAgain() {
		reading.lock();
		try {
			Instant now = clock.instant();
			if (now.isAfter(readAt.plus(PAUSE))) {
				database.sql("select key_id, public_key, not_after from %s.signing_key".formatted(schema))
						.query((row, number) -> new Row(row.getString("key_id"), row.getString("public_key"),
								row.getTimestamp("not_after").toInstant()))
						.list().forEach(row -> keys.put(row.keyId(), parse(row)));
				keys.values().removeIf(key -> key.notAfter().isBefore(now));
				readAt = now;
			}
		} finally {
			reading.unlock();
		}
	}

	private static Key parse(Row row) {
		try {
			return new Key(ECKey.parse(row.publicKey()).toPublicJWK(), row.notAfter());
		} catch (ParseException e) {
			throw new IllegalStateException("The signing key " + row.keyId() + " is not a JSON Web Key", e);
		}
	}
}
