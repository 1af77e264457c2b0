package io.mirage.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.events.correlation.Severity;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.security.Caller;
import io.mirage.platform.web.PageQuery;

/** The messages of all organisations, with each reader's own marks. */
@Repository
class Messages {

	/** @param readAt when the one who asks read it; absent if not yet */
	record Read(Message message, @Nullable Instant readAt) {}

	private static final String SEEN_BY = """
			from notification.message m left join notification.reading r on r.message_id = m.id and r.account_id = :account
			where m.organisation_id = :organisation and (not :unread or r.read_at is null)
			""";

	private final JdbcClient jdbc;

	Messages(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** @return whether it was not there yet */
	boolean add(Message message) {
		ScanId scan = message.scanId();
		Severity severity = message.severity();
		return jdbc.sql("""
				insert into notification.message (id, organisation_id, scan_id, kind, severity, title, body, created_at)
				values (:id, :organisation, :scan, :kind, :severity, :title, :body, :at) on conflict do nothing""")
				.param("id", message.id()).param("organisation", message.organisationId().value())
				.param("scan", scan == null ? null : scan.value()).param("kind", message.kind())
				.param("severity", severity == null ? null : severity.label())
				.param("title", message.title()).param("body", message.body()).param("at", time(message.createdAt()))
				.update() == 1;
	}

	/** Until the transaction ends nobody else does anything about the scan. @return whether it may still raise messages */
	boolean lock(ScanId scan) {
		return !jdbc.sql("""
				insert into notification.scan (scan_id) values (?)
				on conflict (scan_id) do update set forgotten = scan.forgotten returning forgotten""")
				.param(scan.value()).query(Boolean.class).single();
	}

	/** Call after {@link #lock}. */
	void forget(ScanId scan) {
		jdbc.sql("update notification.scan set forgotten = true where scan_id = ?").param(scan.value()).update();
		jdbc.sql("delete from notification.message where scan_id = ?").param(scan.value()).update();
	}

	/** The newest first. */
	List<Read> page(Caller reader, boolean unread, PageQuery page) {
		return jdbc.sql("select m.*, r.read_at " + SEEN_BY + "order by m.created_at desc, m.id desc limit :limit offset :offset")
				.param("account", reader.accountId().value()).param("organisation", reader.organisationId().value())
				.param("unread", unread).param("limit", page.limit()).param("offset", page.offset())
				.query(Messages::read).list();
	}

	long count(Caller reader, boolean unread) {
		return jdbc.sql("select count(*) " + SEEN_BY)
				.param("account", reader.accountId().value()).param("organisation", reader.organisationId().value())
				.param("unread", unread).query(Long.class).single();
	}

	boolean exists(UUID id, OrganisationId organisation) {
		return jdbc.sql("select exists (select from notification.message where id = ? and organisation_id = ?)")
				.params(id, organisation.value()).query(Boolean.class).single();
	}

	/** The first time counts. @param id absent for all of the reader's messages */
	void markRead(@Nullable UUID id, Caller reader, Instant at) {
		jdbc.sql("""
				insert into notification.reading (message_id, account_id, read_at)
				select id, :account, :at from notification.message
				where organisation_id = :organisation and (cast(:id as uuid) is null or id = :id)
				on conflict do nothing""")
				.param("account", reader.accountId().value()).param("organisation", reader.organisationId().value())
				.param("at", time(at)).param("id", id).update();
	}

	/** @return how many */
	int deleteOlderThan(Instant time) {
		return jdbc.sql("delete from notification.message where created_at < ?").param(time(time)).update();
	}

	private static Read read(ResultSet row, int number) throws SQLException {
		String severity = row.getString("severity");
		UUID scan = row.getObject("scan_id", UUID.class);
		Message message = new Message(row.getObject("id", UUID.class),
				new OrganisationId(row.getObject("organisation_id", UUID.class)), scan == null ? null : new ScanId(scan),
				row.getString("kind"), severity == null ? null : Severity.of(severity), row.getString("title"),
				row.getString("body"), row.getObject("created_at", OffsetDateTime.class).toInstant());
		return new Read(message, Optional.ofNullable(row.getObject("read_at", OffsetDateTime.class))
				.map(OffsetDateTime::toInstant).orElse(null));
	}

	private static OffsetDateTime time(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}
}
