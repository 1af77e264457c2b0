package io.mirage.visualization;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.scans.ScanId;

/**
 * What a scan knew at a point in time. An entity is known since it was first seen, asked about or named; a relationship
 * since the task that stated it saw something, or else since both its ends are known.
 */
@Repository
class StateAt {

	private final JdbcClient jdbc;

	StateAt(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The picture without what came later. */
	Sketch of(Picture picture, ScanId scan, Instant at) {
		Set<UUID> entities = ids("select entity_id from facts.scan_entity where scan_id = :scan and known_since <= :at", scan, at);
		Set<UUID> relationships = ids("""
				with told as (select task_id, min(seen_at) as at from facts.scan_observation where scan_id = :scan group by task_id)
				select distinct r.relationship_id from facts.scan_relationship r left join told t on t.task_id = r.task_id
				where r.scan_id = :scan and (t.at is null or t.at <= :at)""", scan, at);
		return Excerpt.of(picture, node -> entities.contains(node.id()), edge -> relationships.contains(edge.id()));
	}

	private Set<UUID> ids(String query, ScanId scan, Instant at) {
		return new HashSet<>(jdbc.sql(query)
				.param("scan", scan.value()).param("at", at.atOffset(ZoneOffset.UTC)).query(UUID.class).list());
	}
}
