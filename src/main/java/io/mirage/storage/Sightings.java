package io.mirage.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityId;

/** Scan by scan: who saw an entity, and who looked and did not. */
@Repository
class Sightings {

	/**
	 * One scan's word on an entity.
	 *
	 * @param firstSeen absent if no source of the scan stated it
	 * @param seenBy who stated it
	 * @param missedBy who had stated it in some scan, was asked the same again and answered without it
	 * @param unanswered who had stated it in some scan, was asked the same again and gave no answer
	 */
	record Sighting(UUID scanId, UUID projectId, @Nullable Instant firstSeen, @Nullable Instant lastSeen, List<String> seenBy,
			List<String> missedBy, List<String> unanswered) {}

	private final JdbcClient jdbc;

	Sightings(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Newest scan first, at most 1,000; only scans in which somebody saw it or could have. */
	List<Sighting> of(OrganisationId organisation, EntityId entity) {
		return jdbc.sql("""
				with stated as materialized (select scan_id, collector, source_id, min(seen_at) as first_seen, max(seen_at) as last_seen
					from storage.observation where organisation_id = :organisation and entity_id = :entity group by 1, 2, 3),
				ways as (select distinct collector, source_id from stated),
				looked as (select k.scan_id, k.collector, k.entity_id as source_id, bool_or(k.answered) as answered
					from storage.asked k join ways w on w.collector = k.collector and w.source_id = k.entity_id group by 1, 2, 3)
				select scan.scan_id, scan.project_id, min(s.first_seen) as first_seen, max(s.last_seen) as last_seen,
					array_agg(distinct s.collector order by s.collector) filter (where s.collector is not null) as seen_by,
					array_agg(distinct l.collector order by l.collector) filter (where s.collector is null and l.answered) as missed_by,
					array_agg(distinct l.collector order by l.collector) filter (where s.collector is null and not l.answered) as unanswered
				from looked l full join stated s using (scan_id, collector, source_id)
				join storage.scan on scan.scan_id = coalesce(l.scan_id, s.scan_id)
				where scan.organisation_id = :organisation and not scan.deleted
				group by scan.scan_id, scan.project_id order by scan.scan_id desc limit 1000""")
				.param("organisation", organisation.value()).param("entity", entity.value()).query(Sightings::sighting).list();
	}

	private static Sighting sighting(ResultSet row, int number) throws SQLException {
		return new Sighting(row.getObject("scan_id", UUID.class), row.getObject("project_id", UUID.class), instant(row, "first_seen"),
				instant(row, "last_seen"), texts(row, "seen_by"), texts(row, "missed_by"), texts(row, "unanswered"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return time == null ? null : time.toInstant();
	}

	private static List<String> texts(ResultSet row, String column) throws SQLException {
		return row.getArray(column) == null ? List.of() : List.of((String[]) row.getArray(column).getArray());
	}
}
