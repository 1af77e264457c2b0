package io.mirage.gateway;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import io.mirage.events.discovery.InstanceStateChanged;
import io.mirage.events.platform.InstanceHeartbeat;
import io.mirage.platform.modules.MirageModule;

/**
 * Which processes can be asked. The table is shared by all gateways, since each sign of life reaches only one of them;
 * a copy of it that is at most a second old serves the requests.
 */
@Component
class Instances {

	private static final Duration COPY_LIFE = Duration.ofSeconds(1);
	private static final Copy NOTHING = new Copy(List.of(), Instant.EPOCH);

	private final JdbcClient database;
	private final GatewayProperties properties;
	private final Clock clock;
	private volatile Copy copy = NOTHING;

	Instances(JdbcClient database, GatewayProperties properties, Clock clock) {
		this.database = database;
		this.properties = properties;
		this.clock = clock;
	}

	private record Copy(List<Instance> instances, Instant readAt) {}

	/** Idempotent: of two signs of life the later one counts, in whatever order they come. */
	@ApplicationModuleListener
	void on(InstanceHeartbeat event) {
		database.sql("""
				insert into gateway.instance as i (instance_id, unit, modules, uri, version, available, last_seen_at)
				values (?, ?, ?::text[], ?, ?, ?, ?) on conflict (instance_id) do update set unit = excluded.unit,
					modules = excluded.modules, uri = excluded.uri, version = excluded.version,
					available = excluded.available, last_seen_at = excluded.last_seen_at
				where i.last_seen_at <= excluded.last_seen_at""")
				.params(event.instanceId(), event.unit(), event.modules().toArray(String[]::new), event.uri().toString(),
						event.version(), !event.draining(), Timestamp.from(event.header().occurredAt()))
				.update();
		forgetCopy();
	}

	/** Idempotent: discovery's word counts until the instance itself says otherwise. */
	@ApplicationModuleListener
	void on(InstanceStateChanged event) {
		if (event.state().equals("down") || event.state().equals("draining")) {
			database.sql("update gateway.instance set available = false where instance_id = ? and last_seen_at <= ?")
					.params(event.instanceId(), Timestamp.from(event.header().occurredAt())).update();
			forgetCopy();
		}
	}

	/** Those that live and are not about to leave, in a random order, so that they share the work; empty if none is known. */
	List<Instance> of(MirageModule module) {
		List<Instance> found = new ArrayList<>(present().stream()
				.filter(instance -> instance.modules().contains(module.id())).toList());
		Collections.shuffle(found, ThreadLocalRandom.current());
		return found;
	}

	/** What this gateway hears itself need not wait until the copy is old. */
	private void forgetCopy() {
		copy = NOTHING;
	}

	private List<Instance> present() {
		Copy last = copy;
		Instant now = clock.instant();
		if (now.isBefore(last.readAt().plus(COPY_LIFE))) {
			return last.instances();
		}
		List<Instance> fresh = database.sql("select * from gateway.instance where available and last_seen_at > ?")
				.param(Timestamp.from(now.minus(properties.instanceExpiry()))).query(Instances::read).list();
		copy = new Copy(fresh, now);
		return fresh;
	}

	private static Instance read(ResultSet row, int number) throws SQLException {
		return new Instance(row.getString("instance_id"), URI.create(row.getString("uri")),
				Set.of((String[]) row.getArray("modules").getArray()));
	}
}
