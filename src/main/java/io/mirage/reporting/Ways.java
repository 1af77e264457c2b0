package io.mirage.reporting;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.reporting.document.Entity;
import io.mirage.reporting.document.Step;

/** Tells how a scan came to a fact: always back over the first observation of each. */
@Repository
class Ways {

	/** What was asked about, and who was asked. */
	private record Origin(EntityRef source, String collector) {}

	private static final int MAX_STEPS = 20;

	private final JdbcClient jdbc;

	Ways(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** From what nothing led to, usually a target, to the fact. */
	List<Step> to(FactScan scan, EntityRef fact) {
		Set<EntityId> targets = new HashSet<>();
		scan.targets().forEach(target -> targets.add(target.id()));
		Set<EntityId> passed = new HashSet<>();
		Deque<Step> steps = new ArrayDeque<>();
		@Nullable EntityRef next = fact;
		while (next != null && passed.add(next.id()) && steps.size() < MAX_STEPS) {
			Optional<Origin> origin = targets.contains(next.id()) ? Optional.empty() : origin(scan.scanId(), next.id());
			steps.addFirst(new Step(Entity.of(next), origin.map(Origin::collector).orElse(null)));
			next = origin.map(Origin::source).orElse(null);
		}
		return List.copyOf(steps);
	}

	private Optional<Origin> origin(ScanId scan, EntityId found) {
		return jdbc.sql("""
				select o.collector, e.entity_id, e.type, e.value
				from facts.scan_observation o
				join facts.scan_entity e on e.scan_id = o.scan_id and e.entity_id = o.source_id
				where o.scan_id = ? and o.entity_id = ? and o.source_id <> o.entity_id
				order by o.seen_at, o.observation_id limit 1""")
				.params(scan.value(), found.value())
				.query((row, number) -> new Origin(new EntityRef(new EntityId(row.getObject("entity_id", UUID.class)),
						EntityType.of(row.getString("type")), row.getString("value")), row.getString("collector")))
				.optional();
	}
}
