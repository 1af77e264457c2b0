package io.mirage.auth;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import io.mirage.events.OrganisationId;
import io.mirage.events.Uuids;
import io.mirage.events.gateway.ApiCall;
import io.mirage.events.gateway.ApiCallsRecorded;

/** Who changed what, in all modules. Entries are added and never altered. */
@Component
class AuditTrail {

	private static final int BATCH = 500;

	private final JdbcTemplate statements;
	private final JdbcClient database;

	AuditTrail(JdbcTemplate statements, JdbcClient database) {
		this.statements = statements;
		this.database = database;
	}

	/**
	 * @param actor username, absent when nobody was signed in
	 * @param action the HTTP method
	 * @param resource the path, without query
	 * @param status of the answer
	 */
	record Entry(UUID id, Instant occurredAt, @Nullable String actor, String action, String resource, int status,
			String requestId) {}

	/** @param position of the entry in the trail, rising */
	record Placed(long position, Entry entry) {}

	private record Row(UUID id, ApiCall call) {}

	/** Idempotent: an entry's id follows from the event's and its place in the batch. */
	@ApplicationModuleListener
	void on(ApiCallsRecorded event) {
		UUID organisation = event.header().organisationId().value();
		List<Row> rows = IntStream.range(0, event.calls().size())
				.mapToObj(i -> new Row(Uuids.derived(event.header().eventId(), Integer.toString(i)), event.calls().get(i)))
				.toList();
		statements.batchUpdate("""
				insert into auth.audit_entry (id, organisation_id, occurred_at, actor, action, resource, status, request_id)
				values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""", rows, BATCH,
				(statement, row) -> fill(statement, organisation, row));
	}

	/** @param before position, exclusive; newest first */
	List<Placed> entries(OrganisationId organisation, long before, int limit) {
		return database.sql("""
				select * from auth.audit_entry where organisation_id = ? and position < ?
				order by position desc limit ?""").params(organisation.value(), before, limit)
				.query((row, number) -> new Placed(row.getLong("position"), new Entry(row.getObject("id", UUID.class),
						row.getTimestamp("occurred_at").toInstant(), row.getString("actor"), row.getString("action"),
						row.getString("resource"), row.getInt("status"), row.getString("request_id"))))
				.list();
	}

	long count(OrganisationId organisation) {
		return database.sql("select count(*) from auth.audit_entry where organisation_id = ?").param(organisation.value())
				.query(Long.class).single();
	}

	private static void fill(PreparedStatement statement, UUID organisation, Row row) throws SQLException {
		ApiCall call = row.call();
		statement.setObject(1, row.id());
		statement.setObject(2, organisation);
		statement.setTimestamp(3, Timestamp.from(call.at()));
		statement.setString(4, call.actor());
		statement.setString(5, call.method());
		statement.setString(6, call.path());
		statement.setInt(7, call.status());
		statement.setString(8, call.requestId());
	}
}
