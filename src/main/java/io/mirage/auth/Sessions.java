package io.mirage.auth;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.Uuids;
import io.mirage.events.auth.AccountId;
import io.mirage.events.auth.SessionEnded;
import io.mirage.platform.data.DataFolder;
import io.mirage.platform.secrets.Sha256;

/** Sessions and the refresh tokens that keep them alive: each is good once, and its second use ends the session. */
@Repository
class Sessions {

	private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
	/** Tokens are accepted a little longer than they say, since clocks differ. */
	private static final Duration SKEW = Duration.ofMinutes(1);

	private static final String END =
			"update auth.session s set revoked_at = ? from auth.account a where a.id = s.account_id and s.revoked_at is null";
	private static final String WHO_WAS_IT = " returning s.id, s.account_id, s.revoked_at, a.organisation_id";

	private final JdbcClient database;
	private final ApplicationEventPublisher events;
	private final SecurityLog log;
	private final AuthProperties properties;
	private final Clock clock;

	Sessions(JdbcClient database, ApplicationEventPublisher events, SecurityLog log, AuthProperties properties, Clock clock) {
		this.database = database;
		this.events = events;
		this.log = log;
		this.properties = properties;
		this.clock = clock;
	}

	/** @param refreshToken known in clear only here and to the caller */
	record Granted(Session session, String refreshToken) {}

	/** @param methods how the owner has just proved who they are */
	@Transactional
	public Granted start(AccountId account, List<String> methods, Session.Origin origin) {
		return start(account, methods, clock.instant(), origin);
	}

	/** @param provedAt when they did, if that was not just now */
	@Transactional
	public Granted start(AccountId account, List<String> methods, Instant provedAt, Session.Origin origin) {
		Instant now = clock.instant();
		Session session = new Session(Uuids.timeOrdered(now), account, DataFolder.randomSecret(), methods, provedAt);
		database.sql("""
				insert into auth.session (id, account_id, csrf_token, started_at, expires_at, address, user_agent, last_seen_at,
					confirmed_at, methods)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[])""")
				.param(session.id()).param(account.value()).param(session.csrfToken()).param(Timestamp.from(now))
				.param(Timestamp.from(expiry(now))).param(origin.address()).param(origin.userAgent()).param(Timestamp.from(now))
				.param(Timestamp.from(provedAt)).param(methods.toArray(String[]::new)).update();
		return new Granted(session, issue(session, now));
	}

	private record Offered(Session session, Instant expiresAt, @Nullable Instant usedAt, boolean revoked, boolean over) {}

	/** @return empty if the token is unknown, expired, revoked, or used before: in that case the session ends */
	@Transactional
	public Optional<Granted> refresh(String refreshToken) {
		Instant now = clock.instant();
		String hash = Sha256.base64Url(refreshToken);
		Offered offered = database.sql("""
				select s.*, t.expires_at as token_expires_at, t.used_at, s.started_at < ? and exists (
					select from auth.federated_identity f where f.account_id = s.account_id and f.provisioned) as over
				from auth.refresh_token t join auth.session s on s.id = t.session_id
				where t.hash = ? for update of t, s""").params(Timestamp.from(now.minus(properties.foreignSessionLifetime())), hash).query(Sessions::readOffered).optional().orElse(null);
		if (offered == null || offered.revoked() || offered.expiresAt().isBefore(now)) {
			return Optional.empty();
		}
		if (offered.over()) {
			end(offered.session().id());
			return Optional.empty();
		}
		if (offered.usedAt() != null && offered.usedAt().plus(properties.refreshOverlap()).isBefore(now)) {
			LOG.warn("A refresh token of session {} was used twice: the session ends", offered.session().id());
			log.note(SecurityLog.Incident.REFRESH_TOKEN_REUSED, offered.session().accountId(), "session " + offered.session().id());
			end(offered.session().id());
			return Optional.empty();
		}
		database.sql("update auth.refresh_token set used_at = coalesce(used_at, ?) where hash = ?")
				.params(Timestamp.from(now), hash).update();
		database.sql("update auth.session set expires_at = ?, last_seen_at = ? where id = ?")
				.params(Timestamp.from(expiry(now)), Timestamp.from(now), offered.session().id()).update();
		return Optional.of(new Granted(offered.session(), issue(offered.session(), now)));
	}

	/** @return empty if it was ended or has expired */
	Optional<Session> findLive(UUID id) {
		return database.sql("select * from auth.session where id = ? and revoked_at is null and expires_at > ?")
				.params(id, Timestamp.from(clock.instant())).query(Sessions::read).optional();
	}

	/** Its owner has just proved again who they are. */
	Session confirm(UUID id, List<String> methods) {
		return database.sql("update auth.session set confirmed_at = ?, methods = ?::text[] where id = ? returning *")
				.params(Timestamp.from(clock.instant()), methods.toArray(String[]::new), id).query(Sessions::read).single();
	}

	/** @param lastSeenAt when it last got a new access token */
	record Device(UUID id, Instant startedAt, @Nullable Instant lastSeenAt, Instant expiresAt, @Nullable String address,
			@Nullable String userAgent, List<String> methods) {}

	/** Those that go on, the newest first. */
	List<Device> of(AccountId account) {
		return database.sql("""
				select * from auth.session where account_id = ? and revoked_at is null and expires_at > ?
				order by started_at desc""").params(account.value(), Timestamp.from(clock.instant()))
				.query(Sessions::device).list();
	}

	/** In a transaction, which its announcement joins. */
	@Transactional
	public void end(UUID id) {
		database.sql(END + " and s.id = ?" + WHO_WAS_IT).params(Timestamp.from(clock.instant()), id)
				.query(Sessions::ended).list().forEach(this::announce);
	}

	/** @return false if the account has no such session, or it has ended already */
	@Transactional
	public boolean end(AccountId account, UUID id) {
		List<Ended> ended = database.sql(END + " and s.account_id = ? and s.id = ?" + WHO_WAS_IT)
				.params(Timestamp.from(clock.instant()), account.value(), id).query(Sessions::ended).list();
		ended.forEach(this::announce);
		return !ended.isEmpty();
	}

	/** @param kept the one that goes on; absent to end all */
	@Transactional
	public void endOthers(AccountId account, @Nullable UUID kept) {
		database.sql(END + " and s.account_id = ? and s.id is distinct from ?::uuid" + WHO_WAS_IT)
				.param(Timestamp.from(clock.instant())).param(account.value()).param(kept)
				.query(Sessions::ended).list().forEach(this::announce);
	}

	private record Ended(UUID id, AccountId account, OrganisationId organisation, Instant at) {}

	/** Those whose access tokens may still be around, for a process that missed it. */
	@Transactional
	public void announceEndings() {
		database.sql("""
				select s.id, s.account_id, s.revoked_at, a.organisation_id from auth.session s
				join auth.account a on a.id = s.account_id where s.revoked_at > ?""")
				.param(Timestamp.from(clock.instant().minus(properties.accessTokenLifetime()).minus(SKEW)))
				.query(Sessions::ended).list().forEach(this::announce);
	}

	private void announce(Ended session) {
		events.publishEvent(new SessionEnded(EventHeader.of(session.id(), session.organisation(), clock), session.id(),
				session.account(), session.at().plus(properties.accessTokenLifetime()).plus(SKEW)));
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
		return new Offered(read(row, number), row.getTimestamp("token_expires_at").toInstant(), instant(row, "used_at"),
				row.getTimestamp("revoked_at") != null, row.getBoolean("over"));
	}

	private static Session read(ResultSet row, int number) throws SQLException {
		Instant confirmed = instant(row, "confirmed_at");
		return new Session(row.getObject("id", UUID.class), new AccountId(row.getObject("account_id", UUID.class)),
				row.getString("csrf_token"), List.of((String[]) row.getArray("methods").getArray()),
				confirmed == null ? row.getTimestamp("started_at").toInstant() : confirmed);
	}

	private static Device device(ResultSet row, int number) throws SQLException {
		return new Device(row.getObject("id", UUID.class), row.getTimestamp("started_at").toInstant(),
				instant(row, "last_seen_at"), row.getTimestamp("expires_at").toInstant(), row.getString("address"),
				row.getString("user_agent"), List.of((String[]) row.getArray("methods").getArray()));
	}

	private static Ended ended(ResultSet row, int number) throws SQLException {
		return new Ended(row.getObject("id", UUID.class), new AccountId(row.getObject("account_id", UUID.class)),
				new OrganisationId(row.getObject("organisation_id", UUID.class)), row.getTimestamp("revoked_at").toInstant());
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		Timestamp value = row.getTimestamp(column);
		return value == null ? null : value.toInstant();
	}
}
