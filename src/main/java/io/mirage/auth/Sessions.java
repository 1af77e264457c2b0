package io.mirage.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.Uuids;
import io.mirage.events.auth.AccountId;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.security.Sha256;

/** Sessions and the refresh tokens that keep them alive: each is good once, and its second use ends the session. */
@Repository
class Sessions {

	private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

	private final JdbcClient database;
	private final AuthProperties properties;
	private final Clock clock;

	Sessions(JdbcClient database, AuthProperties properties, Clock clock) {
		this.database = database;
		this.properties = properties;
		this.clock = clock;
	}

	/** @param refreshToken known in clear only here and to the caller */
	record Granted(Session session, String refreshToken) {}

	@Transactional
	public Granted start(AccountId account) {
		Instant now = clock.instant();
		Session session = new Session(Uuids.timeOrdered(now), account, DataFolder.randomSecret());
		database.sql("""
				insert into auth.session (id, account_id, csrf_token, started_at, expires_at)
				values (?, ?, ?, ?, ?)""")
				.params(session.id(), account.value(), session.csrfToken(), Timestamp.from(now), Timestamp.from(expiry(now)))
				.update();
		return new Granted(session, issue(session, now));
	}

	private record Offered(Session session, Instant expiresAt, @Nullable Instant usedAt, boolean revoked) {}

	/** @return empty if the token is unknown, expired, revoked, or used before: in that case the session ends */
	@Transactional
	public Optional<Granted> refresh(String refreshToken) {
		Instant now = clock.instant();
		String hash = Sha256.base64Url(refreshToken);
		Offered offered = database.sql("""
				select s.id, s.account_id, s.csrf_token, s.revoked_at, t.expires_at, t.used_at
				from auth.refresh_token t join auth.session s on s.id = t.session_id
				where t.hash = ? for update""").param(hash).query(Sessions::readOffered).optional().orElse(null);
		if (offered == null || offered.revoked() || offered.expiresAt().isBefore(now)) {
			return Optional.empty();
		}
		if (offered.usedAt() != null && offered.usedAt().plus(properties.refreshOverlap()).isBefore(now)) {
			LOG.warn("A refresh token of session {} was used twice: the session ends", offered.session().id());
			end(offered.session().id());
			return Optional.empty();
		}
		database.sql("update auth.refresh_token set used_at = coalesce(used_at, ?) where hash = ?")
				.params(Timestamp.from(now), hash).update();
		database.sql("update auth.session set expires_at = ? where id = ?")
				.params(Timestamp.from(expiry(now)), offered.session().id()).update();
		return Optional.of(new Granted(offered.session(), issue(offered.session(), now)));
	}

	/** @return empty if it was ended or has expired */
	Optional<Session> findLive(UUID id) {
		return database.sql("select * from auth.session where id = ? and revoked_at is null and expires_at > ?")
				.params(id, Timestamp.from(clock.instant())).query(Sessions::read).optional();
	}

	void end(UUID id) {
		database.sql("update auth.session set revoked_at = coalesce(revoked_at, ?) where id = ?")
				.params(Timestamp.from(clock.instant()), id).update();
	}

	void endOthers(AccountId account, @Nullable UUID kept) {
		database.sql("""
				update auth.session set revoked_at = ? where account_id = ? and revoked_at is null
				and id is distinct from ?::uuid""")
				.param(Timestamp.from(clock.instant())).param(account.value()).param(kept).update();
	}

	@Scheduled(fixedDelayString = "1h", initialDelayString = "5m")
	void forget() {
		database.sql("delete from auth.session where expires_at < ?").param(Timestamp.from(clock.instant())).update();
	}

	private String issue(Session session, Instant now) {
		String token = DataFolder.randomSecret();
		database.sql("insert into auth.refresh_token (hash, session_id, expires_at) values (?, ?, ?)")
				.params(Sha256.base64Url(token), session.id(), Timestamp.from(expiry(now))).update();
		return token;
	}

	private Instant expiry(Instant now) {
		return now.plus(properties.refreshTokenLifetime());
	}

	private static Offered readOffered(ResultSet row, int number) throws SQLException {
		Timestamp usedAt = row.getTimestamp("used_at");
		return new Offered(read(row, number), row.getTimestamp("expires_at").toInstant(),
				usedAt == null ? null : usedAt.toInstant(), row.getTimestamp("revoked_at") != null);
	}

	private static Session read(ResultSet row, int number) throws SQLException {
		return new Session(row.getObject("id", UUID.class), new AccountId(row.getObject("account_id", UUID.class)),
				row.getString("csrf_token"));
	}
}
