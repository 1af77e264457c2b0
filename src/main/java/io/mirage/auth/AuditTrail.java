package io.mirage.auth;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.OrganisationId;
import io.mirage.events.Uuids;
import io.mirage.events.gateway.ApiCall;
import io.mirage.events.gateway.ApiCallsRecorded;

/** Who changed what, in all modules, as a chain of hashes. Entries are added and never altered; the database refuses to. */
@Component
class AuditTrail {

	private static final int BATCH = 500;
	/** Whoever adds holds it until the transaction ends: a chain has one end. */
	private static final long CHAIN_LOCK = 0x6d69_7261_6765_01L;

	private final JdbcTemplate statements;
	private final JdbcClient database;

	AuditTrail(JdbcTemplate statements, JdbcClient database) {
		this.statements = statements;
		this.database = database;
	}

	/** @param position of the entry in the trail, rising */
	record Placed(long position, AuditEntry entry, @Nullable String hash) {}

	private record Link(AuditEntry entry, String hash) {}

	/** Idempotent: an entry's id follows from the event's and its place in the batch. */
	@ApplicationModuleListener
	void on(ApiCallsRecorded event) {
		OrganisationId organisation = event.header().organisationId();
		add(IntStream.range(0, event.calls().size()).mapToObj(i -> entry(organisation,
				Uuids.derived(event.header().eventId(), Integer.toString(i)), event.calls().get(i))).toList());
	}

	/** What is there already is left out, so that the chain has each entry once. */
	@Transactional
	public void add(List<AuditEntry> entries) {
		database.sql("select pg_advisory_xact_lock(?)").param(CHAIN_LOCK).query((row, number) -> true).single();
		Set<UUID> known = new HashSet<>(database.sql("select id from auth.audit_entry where id = any(?::uuid[])")
				.param(entries.stream().map(AuditEntry::id).toArray(UUID[]::new)).query(UUID.class).list());
		String hash = lastHash();
		List<Link> links = new ArrayList<>();
		for (AuditEntry entry : entries) {
			if (known.add(entry.id())) {
				hash = entry.hashAfter(hash);
				links.add(new Link(entry, hash));
			}
		}
		statements.batchUpdate("""
				insert into auth.audit_entry (id, organisation_id, occurred_at, kind, actor, action, resource, status, detail,
					request_id, hash)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", links, BATCH, AuditTrail::fill);
	}

	/** @param before position, exclusive; newest first */
	List<Placed> entries(AuditQuery query, long before, int limit) {
		return database.sql("select * from auth.audit_entry where " + AuditQuery.CONDITION
				+ " and position < :before order by position desc limit :limit")
				.params(query.parameters()).param("before", before).param("limit", limit).query(AuditTrail::read).list();
	}

	long count(AuditQuery query) {
		return database.sql("select count(*) from auth.audit_entry where " + AuditQuery.CONDITION).params(query.parameters())
				.query(Long.class).single();
	}

	/** Oldest first, never more than a batch in memory. */
	void each(AuditQuery query, Consumer<Placed> taker) {
		long after = 0;
		List<Placed> batch;
		do {
			batch = database.sql("select * from auth.audit_entry where " + AuditQuery.CONDITION
					+ " and position > :after order by position limit :limit")
					.params(query.parameters()).param("after", after).param("limit", BATCH).query(AuditTrail::read).list();
			batch.forEach(taker);
			after = batch.isEmpty() ? after : batch.getLast().position();
		} while (batch.size() == BATCH);
	}

	/** @param brokenAt position of the first entry that is not what it was or does not follow the one before */
	record Verification(long checked, boolean intact, @Nullable Long brokenAt) {}

	/** Of all organisations: there is one chain. */
	Verification verify() {
		long checked = 0;
		long after = 0;
		String hash = AuditEntry.NO_HASH;
		List<Placed> batch;
		do {
			batch = database.sql("select * from auth.audit_entry where position > ? and hash is not null order by position limit ?")
					.params(after, BATCH).query(AuditTrail::read).list();
			for (Placed placed : batch) {
				hash = placed.entry().hashAfter(hash);
				if (!hash.equals(placed.hash())) {
					return new Verification(checked, false, placed.position());
				}
				checked++;
				after = placed.position();
			}
		} while (batch.size() == BATCH);
		return new Verification(checked, true, null);
	}

	private String lastHash() {
		return database.sql("select hash from auth.audit_entry where hash is not null order by position desc limit 1")
				.query(String.class).optional().orElse(AuditEntry.NO_HASH);
	}

	private static AuditEntry entry(OrganisationId organisation, UUID id, ApiCall call) {
		return new AuditEntry(id, organisation, call.at(), AuditEntry.Kind.CALL, call.actor(), call.method(), call.path(),
				call.status(), null, call.requestId());
	}

	private static void fill(PreparedStatement statement, Link link) throws SQLException {
		AuditEntry entry = link.entry();
		statement.setObject(1, entry.id());
		statement.setObject(2, entry.organisation().value());
		statement.setTimestamp(3, Timestamp.from(entry.occurredAt()));
		statement.setString(4, entry.kind().name().toLowerCase(Locale.ROOT));
		statement.setString(5, entry.actor());
		statement.setString(6, entry.action());
		statement.setString(7, entry.resource());
		statement.setInt(8, entry.status());
		statement.setString(9, entry.detail());
		statement.setString(10, entry.requestId());
		statement.setString(11, link.hash());
	}

	private static Placed read(ResultSet row, int number) throws SQLException {
		return new Placed(row.getLong("position"), new AuditEntry(row.getObject("id", UUID.class),
				new OrganisationId(row.getObject("organisation_id", UUID.class)), row.getTimestamp("occurred_at").toInstant(),
				AuditEntry.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)), row.getString("actor"), row.getString("action"),
				row.getString("resource"), row.getInt("status"), row.getString("detail"), row.getString("request_id")),
				row.getString("hash"));
	}
}
