package io.mirage.scans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import io.mirage.events.entities.EntityType;
import io.mirage.events.registry.CatalogueChanged;
import io.mirage.events.registry.CatalogueEntry;
import io.mirage.events.registry.CollectorState;
import io.mirage.events.scans.Intrusiveness;

/** What scans knows of the collectors: a copy of the registry's catalogue, as new as the last event. */
@Component
class Catalogue {

	/** A collector as the registry last described it. */
	record Entry(String id, String name, CollectorState state, Intrusiveness intrusiveness, Set<EntityType> consumes,
			long minIntervalMillis, Set<EntityType> produces, @Nullable String source, boolean needsKey) {}

	private final JdbcClient jdbc;

	Catalogue(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Takes the whole catalogue over unless it knows a newer one; a repetition changes nothing. */
	@ApplicationModuleListener
	void on(CatalogueChanged event) {
		int taken = jdbc.sql("""
				insert into scans.catalogue as c (version) values (?)
				on conflict (singleton) do update set version = excluded.version where c.version < excluded.version""")
				.param(event.version()).update();
		if (taken > 0) {
			replace(event.entries());
		}
	}

	/** @return empty until the registry has spoken for the first time */
	Optional<Long> version() {
		return jdbc.sql("select version from scans.catalogue").query(Long.class).optional();
	}

	/** @return all collectors by id, disabled ones included */
	List<Entry> entries() {
		return jdbc.sql("""
				select id, name, state, intrusiveness, consumes, min_interval_ms, produces, source, needs_key
				from scans.collector order by id""")
				.query(Catalogue::entry).list();
	}

	/** Those that nobody can run any more; what was never in the catalogue is not among them. */
	Set<String> withdrawn() {
		return jdbc.sql("select id from scans.collector where state = ?").param(CollectorState.DEPRECATED.label())
				.query(String.class).set();
	}

	private void replace(List<CatalogueEntry> entries) {
		jdbc.sql("delete from scans.collector").update();
		jdbc.sql("""
				insert into scans.collector (id, name, state, intrusiveness, consumes, min_interval_ms, produces, source, needs_key)
				select c.id, c.name, c.state, c.intrusiveness, string_to_array(c.consumes, ','), c.min_interval_ms,
					string_to_array(c.produces, ','), c.source, c.needs_key
				from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::boolean[])
					c (id, name, state, intrusiveness, consumes, min_interval_ms, produces, source, needs_key)""")
				.params(Columns.texts(entries, entry -> entry.collector().id()),
						Columns.texts(entries, entry -> entry.collector().name()),
						Columns.texts(entries, entry -> entry.state().label()),
						Columns.texts(entries, entry -> entry.collector().intrusiveness().label()),
						Columns.texts(entries, entry -> labels(entry.collector().consumes())),
						entries.stream().map(entry -> entry.collector().minInterval().toMillis()).toArray(Long[]::new),
						Columns.texts(entries, entry -> labels(entry.collector().produces())),
						Columns.texts(entries, entry -> entry.collector().source().toString()),
						Columns.flags(entries, entry -> entry.collector().needsKey()))
				.update();
	}

	private static String labels(Set<EntityType> types) {
		return types.stream().map(EntityType::label).sorted().collect(Collectors.joining(","));
	}

	private static Entry entry(ResultSet row, int number) throws SQLException {
		return new Entry(row.getString("id"), row.getString("name"), CollectorState.of(row.getString("state")),
				Intrusiveness.of(row.getString("intrusiveness")),
				types(row, "consumes"), row.getLong("min_interval_ms"), types(row, "produces"), row.getString("source"),
				row.getBoolean("needs_key"));
	}

	private static Set<EntityType> types(ResultSet row, String column) throws SQLException {
		return Columns.texts(row, column).stream().map(EntityType::of).collect(Collectors.toSet());
	}
}
