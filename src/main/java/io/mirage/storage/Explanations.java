package io.mirage.storage;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.RelationType;
import io.mirage.platform.readmodel.Columns;
import io.mirage.storage.EntityView.ExplanationStep;

/** Says how a scan came to an entity: the shortest way from a target over what was asked and found. */
@Repository
class Explanations {

	/** Asking {@code collector} about {@code source} brought {@code found}. */
	private record Discovery(UUID source, UUID found, String collector, Instant at, UUID observation, UUID task, @Nullable String raw) {}

	private final JdbcClient jdbc;
	private final Entities entities;
	private final StorageProperties properties;

	Explanations(JdbcClient jdbc, Entities entities, StorageProperties properties) {
		this.jdbc = jdbc;
		this.entities = entities;
		this.properties = properties;
	}

	/** From the target to the entity; empty if the scan does not have it or no way is known (yet). */
	List<ExplanationStep> explain(OrganisationId organisation, UUID scan, EntityId entity) {
		Set<UUID> targets = targets(organisation, scan);
		Map<UUID, Discovery> next = new HashMap<>();
		Set<UUID> seen = new HashSet<>(Set.of(entity.value()));
		Set<UUID> level = Set.of(entity.value());
		for (int depth = 0; depth < properties.maxExplanation() && !level.isEmpty(); depth++) {
			var start = level.stream().filter(targets::contains).sorted().findFirst();
			if (start.isPresent()) {
				return steps(organisation, scan, start.get(), next);
			}
			List<Discovery> before = before(organisation, scan, level).stream().filter(found -> seen.add(found.source())).toList();
			before.forEach(found -> next.put(found.source(), found));
			level = before.stream().map(Discovery::source).collect(Collectors.toSet());
		}
		return List.of();
	}

	private Set<UUID> targets(OrganisationId organisation, UUID scan) {
		return new HashSet<>(jdbc.sql("select entity_id from storage.scan_entity where scan_id = ? and organisation_id = ? and target")
				.params(scan, organisation.value()).query(UUID.class).list());
	}

	/** Earliest first, so that of two ways equally short the older one is told. */
	private List<Discovery> before(OrganisationId organisation, UUID scan, Collection<UUID> found) {
		return jdbc.sql("""
				select * from (
					select distinct on (source_id, entity_id, collector) source_id, entity_id, collector, seen_at, id, task_id, raw_sha256
					from storage.observation
					where organisation_id = ? and scan_id = ? and entity_id = any (?) and source_id <> entity_id
					order by source_id, entity_id, collector, seen_at, id) earliest
				order by seen_at, source_id, entity_id, collector""")
				.params(organisation.value(), scan, Columns.uuids(found, id -> id))
				.query((row, number) -> new Discovery(row.getObject("source_id", UUID.class),
						row.getObject("entity_id", UUID.class), row.getString("collector"),
						row.getObject("seen_at", OffsetDateTime.class).toInstant(), row.getObject("id", UUID.class),
						row.getObject("task_id", UUID.class), row.getString("raw_sha256")))
				.list();
	}

	private List<ExplanationStep> steps(OrganisationId organisation, UUID scan, UUID target, Map<UUID, Discovery> next) {
		List<Discovery> way = new ArrayList<>();
		for (Discovery step = next.get(target); step != null; step = next.get(step.found())) {
			way.add(step);
		}
		Set<UUID> named = way.stream().map(Discovery::found).collect(Collectors.toCollection(HashSet::new));
		named.add(target);
		Map<UUID, EntityRef> refs = entities.refs(organisation, named);
		List<ExplanationStep> steps = new ArrayList<>();
		steps.add(new ExplanationStep(ref(refs, target), null, null, null, null, null, null));
		for (Discovery step : way) {
			steps.add(new ExplanationStep(ref(refs, step.found()), step.collector(), step.at(), relation(organisation, scan, step),
					step.observation(), step.task(), step.raw()));
		}
		return steps;
	}

	private static EntityRef ref(Map<UUID, EntityRef> refs, UUID id) {
		EntityRef ref = refs.get(id);
		if (ref == null) {
			throw StorageProblem.UNKNOWN_ENTITY.because("The entity " + id + " is gone.");
		}
		return ref;
	}

	private @Nullable RelationType relation(OrganisationId organisation, UUID scan, Discovery step) {
		return jdbc.sql("""
				select r.type from storage.relationship r
				where r.organisation_id = :organisation and ((r.source_id = :one and r.target_id = :other)
						or (r.source_id = :other and r.target_id = :one))
					and exists (select 1 from storage.relationship_observation o where o.organisation_id = r.organisation_id
						and o.relationship_id = r.id and o.scan_id = :scan)
				order by r.type limit 1""")
				.param("organisation", organisation.value()).param("one", step.source()).param("other", step.found())
				.param("scan", scan).query(String.class).optional().map(RelationType::of).orElse(null);
	}
}
