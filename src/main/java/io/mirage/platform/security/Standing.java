package io.mirage.platform.security;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.mirage.events.auth.AccountId;
import io.mirage.events.auth.AccountStateChanged;
import io.mirage.events.auth.SessionEnded;
import io.mirage.events.auth.SigningKeyWithdrawn;
import io.mirage.platform.modules.DeploymentUnit;

/**
 * Whether a genuine token still counts: its account is active and unchanged, its session goes on, its key was not called back. Kept in the unit's
 * schema, since one event reaches one of its replicas; each of them looks at most this long ago.
 */
@Component
public class Standing {

	private static final Duration LIFE = Duration.ofSeconds(2);
	private static final int MAX_CALLERS = 10_000;

	private final JdbcClient database;
	private final Clock clock;
	private final String schema;
	private final LoadingCache<Holder, Boolean> judged;

	Standing(JdbcClient database, DeploymentUnit unit, Clock clock) {
		this.database = database;
		this.clock = clock;
		this.schema = unit.schema();
		this.judged = Caffeine.newBuilder().maximumSize(MAX_CALLERS).expireAfterWrite(LIFE).build(this::read);
	}

	private record Holder(AccountId account, long version, @Nullable UUID session, @Nullable String signedBy) {}

	/** Whether it would be let in now; costs nothing if it was asked for lately. */
	public boolean isGood(CallerToken token) {
		Proof proof = token.proof();
		return judged.get(new Holder(token.caller().accountId(), proof.accountVersion(), proof.session(), proof.signedBy()));
	}

	private boolean read(Holder holder) {
		return database.sql("""
				select not exists (select from %1$s.account_state where account_id = ? and (not active or version > ?))
					and not exists (select from %1$s.ended_session where session_id = ?::uuid)
					and not exists (select from %1$s.withdrawn_key where key_id = ?)""".formatted(schema))
				.param(holder.account().value()).param(holder.version()).param(holder.session()).param(holder.signedBy())
				.query(Boolean.class).single();
	}

	/** The highest version stays, in whatever order they come. */
	void remember(AccountStateChanged event) {
		database.sql("""
				insert into %s.account_state as s (account_id, active, version) values (?, ?, ?)
				on conflict (account_id) do update set active = excluded.active, version = excluded.version
				where s.version < excluded.version""".formatted(schema))
				.params(event.accountId().value(), event.active(), event.version()).update();
		judged.invalidateAll();
	}

	/** A session ends once. Endings whose tokens have all expired are forgotten. */
	void remember(SessionEnded event) {
		database.sql("insert into %s.ended_session (session_id, until) values (?, ?) on conflict do nothing".formatted(schema))
				.params(event.sessionId(), event.until().atOffset(ZoneOffset.UTC)).update();
		database.sql("delete from %s.ended_session where until < ?".formatted(schema))
				.param(clock.instant().atOffset(ZoneOffset.UTC)).update();
		judged.invalidateAll();
	}

	/** A key is called back once. Those that nobody would accept anyhow are forgotten. */
	void remember(SigningKeyWithdrawn event) {
		database.sql("insert into %s.withdrawn_key (key_id, until) values (?, ?) on conflict do nothing".formatted(schema))
				.params(event.keyId(), event.until().atOffset(ZoneOffset.UTC)).update();
		database.sql("delete from %s.withdrawn_key where until < ?".formatted(schema))
				.param(clock.instant().atOffset(ZoneOffset.UTC)).update();
		judged.invalidateAll();
	}
}
