package io.mirage.platform.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;
import io.mirage.events.auth.ApiKeyPublished;
import io.mirage.platform.modules.DeploymentUnit;
import io.mirage.platform.secrets.Sha256;

/** The keys that programs call with, by their hash: a dump of memory or table holds none that could be used. */
@Component
class KnownKeys {

	/** Tells a key from a token, and a scanner for leaked secrets what it has found. */
	static final String PREFIX = "mk_";

	private static final Duration LIFE = Duration.ofSeconds(2);
	private static final int MAX_KEYS = 10_000;

	private final JdbcClient database;
	private final Clock clock;
	private final String schema;
	private final LoadingCache<String, Optional<Key>> known;

	KnownKeys(JdbcClient database, DeploymentUnit unit, Clock clock) {
		this.database = database;
		this.clock = clock;
		this.schema = unit.schema();
		this.known = Caffeine.newBuilder().maximumSize(MAX_KEYS).expireAfterWrite(LIFE).build(this::read);
	}

	private record Key(UUID id, Caller caller, Instant expiresAt) {}

	/** @return empty if there is no such key, or it was revoked or has expired */
	Optional<CallerToken> find(String key) {
		return known.get(Sha256.base64Url(key)).filter(found -> found.expiresAt().isAfter(clock.instant()))
				.map(found -> new CallerToken(found.caller(),
						new Proof(found.expiresAt(), null, found.id(), null, List.of("key"), null, Long.MAX_VALUE, false, null)));
	}

	/** Of a key's publications the highest version stays, and a revoked key stays revoked. */
	void remember(ApiKeyPublished event) {
		@Nullable Instant expiry = event.expiresAt();
		database.sql("""
				insert into %s.api_key as k (key_id, hash, account_id, organisation_id, username, roles, permissions, expires_at,
					revoked, version)
				values (?, ?, ?, ?, ?, ?::text[], ?::text[], ?::timestamptz, ?, ?) on conflict (key_id) do update set
					username = excluded.username, roles = excluded.roles, permissions = excluded.permissions,
					revoked = k.revoked or excluded.revoked, version = excluded.version
				where k.version < excluded.version""".formatted(schema))
				.param(event.keyId()).param(event.hash()).param(event.accountId().value())
				.param(event.header().organisationId().value()).param(event.username())
				.param(event.roles().toArray(String[]::new)).param(event.permissions().toArray(String[]::new))
				.param(expiry == null ? null : expiry.atOffset(ZoneOffset.UTC)).param(event.revoked()).param(event.version())
				.update();
		known.invalidateAll();
	}

	private Optional<Key> read(String hash) {
		return database.sql("select * from %s.api_key where hash = ? and not revoked".formatted(schema)).param(hash)
				.query(KnownKeys::key).optional();
	}

	private static Key key(ResultSet row, int number) throws SQLException {
		Timestamp expiry = row.getTimestamp("expires_at");
		Caller caller = new Caller(new AccountId(row.getObject("account_id", UUID.class)), row.getString("username"),
				new OrganisationId(row.getObject("organisation_id", UUID.class)), Set.of((String[]) row.getArray("roles").getArray()),
				Permission.known(Arrays.asList((String[]) row.getArray("permissions").getArray())));
		return new Key(row.getObject("key_id", UUID.class), caller, expiry == null ? Instant.MAX : expiry.toInstant());
	}
}
