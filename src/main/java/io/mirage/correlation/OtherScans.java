package io.mirage.correlation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.correlation.rules.Facts;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.readmodel.Columns;
import io.mirage.platform.readmodel.FactScan;

/**
 * What scans of the organisation that had other targets know too: by value who its members are, never pair by pair. What
 * too many know connects nothing: it is everybody's.
 */
@Repository
class OtherScans {

	/** The latest ones that had ended before. */
	private static final int SCANS = 50;
	private static final int TOO_COMMON = 20;

	private record Other(UUID id, String target) {}

	private final JdbcClient jdbc;

	OtherScans(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** @param types of which it matters; with none nothing is read */
	void load(FactScan scan, Instant now, Set<EntityType> types, Facts.Builder facts) {
		List<Other> others = types.isEmpty() || scan.targets().isEmpty() ? List.of() : others(scan, now);
		if (others.isEmpty()) {
			return;
		}
		jdbc.sql("""
				with shared as (
					select mine.entity_id, array_agg(distinct o.target) as targets
					from unnest(:scans::uuid[], :targets::text[]) as o (scan_id, target)
					join facts.scan_entity theirs on theirs.scan_id = o.scan_id and theirs.type = any (:types)
					join facts.scan_entity mine on mine.scan_id = :scan and mine.entity_id = theirs.entity_id
					group by mine.entity_id)
				select entity_id, target from shared cross join lateral unnest(targets) as target where cardinality(targets) <= :common""")
				.param("common", TOO_COMMON)
				.param("scans", Columns.uuids(others, Other::id)).param("targets", Columns.texts(others, Other::target))
				.param("types", Columns.texts(types, EntityType::label)).param("scan", scan.scanId().value())
				.query(row -> {
					facts.sharedWith(new EntityId(row.getObject("entity_id", UUID.class)), row.getString("target"));
				});
	}

	private List<Other> others(FactScan scan, Instant now) {
		return jdbc.sql("""
				select s.scan_id as id, s.targets -> 0 ->> 'value' as target from facts.scan s
				where s.organisation_id = :organisation and s.scan_id <> :scan and not s.forgotten and s.applied = s.tasks
					and s.finished_at < :now and s.targets <> '[]' and not exists (
						select 1 from jsonb_array_elements(s.targets) target where target ->> 'value' = any (:targets))
				order by s.finished_at desc, s.scan_id limit :scans""")
				.param("organisation", scan.organisationId().value()).param("scan", scan.scanId().value())
				.param("now", now.atOffset(ZoneOffset.UTC)).param("targets", Columns.texts(scan.targets(), EntityRef::value))
				.param("scans", SCANS).query(Other.class).list();
	}
}
