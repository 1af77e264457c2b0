package io.mirage.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.registry.CollectorState;

/** The stored catalogue. Whoever changes it takes its lock first. */
@Component
class Collectors {

	/** @param declaredAt when the list was drawn up that was taken over last */
	record Edition(long version, Instant declaredAt) {}

	/** A version of a collector that this installation has or had. */
	record CollectorVersion(String version, Instant firstSeen) {}

	private static final String SELECT = "select id, state, declared, descriptor, updated_at from registry.collector ";

	private final JdbcClient jdbc;
	private final JsonMapper json;

	Collectors(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** Until the transaction ends nobody else changes the catalogue. @return version 0 if it was never declared */
	Edition lock() {
		jdbc.sql("insert into registry.catalogue (version, declared_at) values (0, '-infinity') on conflict do nothing").update();
		return jdbc.sql("select version, greatest(declared_at, 'epoch') as declared_at from registry.catalogue for update")
				.query((row, number) -> new Edition(row.getLong("version"), instant(row, "declared_at"))).single();
	}

	/** @return 0 if the catalogue was never declared */
	long version() {
		return jdbc.sql("select coalesce(max(version), 0) from registry.catalogue").query(Long.class).single();
	}

	void store(Edition edition) {
		jdbc.sql("update registry.catalogue set version = ?, declared_at = ?")
				.params(edition.version(), time(edition.declaredAt())).update();
	}

	List<RegisteredCollector> all() {
		return jdbc.sql(SELECT + "order by id").query(this::collector).list();
	}

	Optional<RegisteredCollector> find(String id) {
		return jdbc.sql(SELECT + "where id = ?").param(id).query(this::collector).optional();
	}

	/** The newest first. */
	List<CollectorVersion> versions(String id) {
		return jdbc.sql("""
				select version, first_seen from registry.collector_version where collector_id = ?
				order by first_seen desc, version desc""")
				.param(id).query((row, number) -> new CollectorVersion(row.getString("version"), instant(row, "first_seen"))).list();
	}

	/** Adds or replaces, and keeps the version in the history. */
	void store(List<RegisteredCollector> collectors) {
		String[] ids = collectors.stream().map(RegisteredCollector::id).toArray(String[]::new);
		String[] descriptors = collectors.stream().map(collector -> json.writeValueAsString(collector.descriptor()))
				.toArray(String[]::new);
		String[] times = collectors.stream().map(collector -> collector.updatedAt().toString()).toArray(String[]::new);
		jdbc.sql("""
				insert into registry.collector (id, state, declared, descriptor, updated_at)
				select * from unnest(?::text[], ?::text[], ?::boolean[], ?::jsonb[], ?::timestamptz[])
				on conflict (id) do update set state = excluded.state, declared = excluded.declared,
					descriptor = excluded.descriptor, updated_at = excluded.updated_at""")
				.params(ids, collectors.stream().map(collector -> collector.decided().label()).toArray(String[]::new),
						collectors.stream().map(RegisteredCollector::declared).toArray(Boolean[]::new), descriptors, times)
				.update();
		jdbc.sql("""
				insert into registry.collector_version (collector_id, version, descriptor, first_seen)
				select * from unnest(?::text[], ?::text[], ?::jsonb[], ?::timestamptz[])
				on conflict (collector_id, version) do update set descriptor = excluded.descriptor""")
				.params(ids, collectors.stream().map(collector -> collector.descriptor().version()).toArray(String[]::new),
						descriptors, times)
				.update();
	}

	private RegisteredCollector collector(ResultSet row, int number) throws SQLException {
		return new RegisteredCollector(json.readValue(row.getString("descriptor"), CollectorDescriptor.class),
				CollectorState.of(row.getString("state")), row.getBoolean("declared"), instant(row, "updated_at"));
	}

	private static OffsetDateTime time(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}
}
