package io.mirage.discovery;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.platform.InstanceHeartbeat;

/** The table of instances, shared by all discovery processes. */
@Repository
class Instances {

	private final JdbcClient jdbc;

	Instances(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Idempotent and commutative: keeps the two latest signs of life, the latest farewell, and what the latest of all said. */
	Instance note(InstanceHeartbeat beat) {
		OffsetDateTime at = time(beat.header().occurredAt());
		jdbc.sql("""
				insert into discovery.instance (instance_id, unit, modules, uri, version) values (?, ?, ?::text[], ?, ?)
				on conflict do nothing""")
				.params(beat.instanceId(), beat.unit(), beat.modules().toArray(String[]::new), beat.uri().toString(), beat.version())
				.update();
		jdbc.sql("""
				update discovery.instance set unit = ?, modules = ?::text[], uri = ?, version = ?
				where instance_id = ? and greatest(last_beat_at, farewell_at) < ?""")
				.params(beat.unit(), beat.modules().toArray(String[]::new), beat.uri().toString(), beat.version(),
						beat.instanceId(), at)
				.update();
		return beat.draining() ? noteFarewell(beat.instanceId(), at) : noteBeat(beat.instanceId(), at);
	}

	private Instance noteFarewell(String id, OffsetDateTime at) {
		return jdbc.sql("""
				update discovery.instance set farewell_at = greatest(farewell_at, :at) where instance_id = :id returning *""")
				.param("id", id).param("at", at).query(Instances::instance).single();
	}

	private Instance noteBeat(String id, OffsetDateTime at) {
		return jdbc.sql("""
				update discovery.instance set last_beat_at = greatest(last_beat_at, :at),
					previous_beat_at = case
						when :at > last_beat_at then last_beat_at
						when :at < last_beat_at then greatest(previous_beat_at, :at)
						else previous_beat_at end
				where instance_id = :id returning *""")
				.param("id", id).param("at", at).query(Instances::instance).single();
	}

	/** By id. */
	List<Instance> all() {
		return jdbc.sql("select * from discovery.instance order by instance_id").query(Instances::instance).list();
	}

	/** @return whether this call is the one that changed it: of several processes that see a new state, one tells */
	boolean announce(Instance instance, InstanceState state) {
		@Nullable InstanceState before = instance.announced();
		return jdbc.sql("update discovery.instance set announced = ? where instance_id = ? and announced is not distinct from ?")
				.params(state.label(), instance.id(), before == null ? null : before.label()).update() == 1;
	}

	/** @return how many were forgotten */
	int forgetSilentSince(Instant time) {
		return jdbc.sql("delete from discovery.instance where greatest(last_beat_at, farewell_at) < ?").param(time(time)).update();
	}

	private static Instance instance(ResultSet row, int number) throws SQLException {
		String announced = row.getString("announced");
		return new Instance(row.getString("instance_id"), row.getString("unit"),
				Set.of((String[]) row.getArray("modules").getArray()), URI.create(row.getString("uri")), row.getString("version"),
				instant(row, "last_beat_at"), instant(row, "previous_beat_at"), instant(row, "farewell_at"),
				announced == null ? null : InstanceState.of(announced));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return time == null ? null : time.toInstant();
	}

	private static OffsetDateTime time(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}
}
