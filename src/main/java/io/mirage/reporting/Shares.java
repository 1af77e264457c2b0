package io.mirage.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.events.Uuids;
import io.mirage.events.reporting.ReportId;
import io.mirage.platform.secrets.Sha256;

/** Links to reports. A link is a secret, so only its fingerprint is kept. */
@Repository
class Shares {

	/** As the API shows it. */
	record Share(UUID id, ReportId reportId, boolean password, String createdBy, Instant createdAt, Instant expiresAt,
			@Nullable Instant revokedAt, long accesses) {}

	/** @param outcome a format, "summary", or why nothing was given */
	record Access(Instant at, String address, String outcome) {}

	/** What has to be known to open a link. */
	record Lock(UUID id, ReportId report, @Nullable String passwordHash, @Nullable Instant lockedUntil, Instant expiresAt,
			@Nullable Instant revokedAt) {

		/** @return absent if the link is good */
		@Nullable String reasonAgainst(Instant now) {
			if (revokedAt != null) {
				return "revoked";
			}
			return expiresAt.isAfter(now) ? null : "expired";
		}
	}

	private static final String SELECT = """
			select s.*, (select count(*) from reporting.share_access a where a.share_id = s.id) as accesses from reporting.share s
			""";
	/** Wrong passwords before the first pause. */
	private static final int FREE_FAILURES = 5;
	private static final int MAX_DOUBLINGS = 6;
	/** Shown of a link's accesses. */
	private static final int ACCESSES = 500;
	private static final Duration KEPT = Duration.ofDays(90);

	private final JdbcClient jdbc;
	private final Clock clock;

	Shares(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	UUID create(ReportId report, OrganisationId organisation, String token, @Nullable String passwordHash, String by, Instant expires) {
		Instant now = clock.instant();
		UUID id = Uuids.timeOrdered(now);
		jdbc.sql("""
				insert into reporting.share (id, organisation_id, report_id, token_hash, password_hash, created_by, created_at, expires_at)
				values (?, ?, ?, ?, ?, ?, ?, ?)""")
				.param(id).param(organisation.value()).param(report.value()).param(Sha256.base64Url(token)).param(passwordHash).param(by)
				.param(at(now)).param(at(expires)).update();
		return id;
	}

	/** Newest first. */
	List<Share> of(ReportId report, OrganisationId organisation) {
		return jdbc.sql(SELECT + "where s.report_id = ? and s.organisation_id = ? order by s.created_at desc, s.id")
				.params(report.value(), organisation.value()).query((row, number) -> share(row)).list();
	}

	Optional<Share> find(UUID id, ReportId report, OrganisationId organisation) {
		return jdbc.sql(SELECT + "where s.id = ? and s.report_id = ? and s.organisation_id = ?")
				.params(id, report.value(), organisation.value()).query((row, number) -> share(row)).optional();
	}

	/** Newest first, the last {@value #ACCESSES}. */
	List<Access> accesses(UUID share) {
		return jdbc.sql("select at, address, outcome from reporting.share_access where share_id = ? order by at desc limit ?")
				.params(share, ACCESSES)
				.query((row, number) -> new Access(instant(row, "at"), row.getString("address"), row.getString("outcome"))).list();
	}

	/** The first time counts. */
	void revoke(UUID id) {
		jdbc.sql("update reporting.share set revoked_at = coalesce(revoked_at, ?) where id = ?").params(at(clock.instant()), id).update();
	}

	Optional<Lock> findByToken(String token) {
		return jdbc.sql("select * from reporting.share where token_hash = ?").param(Sha256.base64Url(token))
				.query((row, number) -> new Lock(row.getObject("id", UUID.class), new ReportId(row.getObject("report_id", UUID.class)),
						row.getString("password_hash"), findInstant(row, "locked_until"), instant(row, "expires_at"),
						findInstant(row, "revoked_at")))
				.optional();
	}

	void accessed(UUID share, String address, String outcome) {
		jdbc.sql("insert into reporting.share_access (share_id, at, address, outcome) values (?, ?, ?, ?)")
				.params(share, at(clock.instant()), address, outcome).update();
	}

	/** From the sixth in a row on every one costs a pause, from half a minute to half an hour. */
	void failed(UUID share) {
		jdbc.sql("""
				update reporting.share set failures = failures + 1, locked_until = case when failures < ? then null
					else ?::timestamptz + least(power(2, failures - ?), power(2, ?)) * interval '30 seconds' end
				where id = ?""")
				.params(FREE_FAILURES, at(clock.instant()), FREE_FAILURES, MAX_DOUBLINGS, share).update();
	}

	void succeeded(UUID share) {
		jdbc.sql("update reporting.share set failures = 0, locked_until = null where id = ? and failures > 0").param(share).update();
	}

	@Scheduled(fixedDelayString = "1h", initialDelayString = "10m")
	void forget() {
		jdbc.sql("delete from reporting.share where expires_at < ?").param(at(clock.instant().minus(KEPT))).update();
	}

	private static Share share(ResultSet row) throws SQLException {
		return new Share(row.getObject("id", UUID.class), new ReportId(row.getObject("report_id", UUID.class)),
				row.getString("password_hash") != null, row.getString("created_by"), instant(row, "created_at"), instant(row, "expires_at"),
				findInstant(row, "revoked_at"), row.getLong("accesses"));
	}

	private static OffsetDateTime at(Instant time) {
		return time.atOffset(ZoneOffset.UTC);
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable Instant findInstant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return time == null ? null : time.toInstant();
	}
}
