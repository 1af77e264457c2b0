package io.mirage.correlation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.correlation.GraphAnswer.Connection;
import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.Columns;

/** Reads a scan's graph from the facts that have arrived; a running scan has the part that is known. */
@Repository
class Edges implements Adjacency {

	private final JdbcClient jdbc;

	Edges(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	boolean isKnown(OrganisationId organisation, ScanId scan) {
		return jdbc.sql("select count(*) from facts.scan where scan_id = ? and organisation_id = ? and not forgotten")
				.params(scan.value(), organisation.value()).query(Long.class).single() > 0;
	}

	/** In the order of the ids; those that the scan does not know are left out. */
	List<EntityRef> entities(ScanId scan, Collection<EntityId> ids) {
		Map<EntityId, EntityRef> found = new LinkedHashMap<>();
		jdbc.sql("select type, value from facts.scan_entity where scan_id = ? and entity_id = any(?)")
				.params(scan.value(), Columns.uuids(ids, EntityId::value))
				.query((row, number) -> EntityRef.of(EntityType.of(row.getString("type")), row.getString("value"))).list()
				.forEach(entity -> found.put(entity.id(), entity));
		return ids.stream().filter(found::containsKey).map(found::get).toList();
	}

	@Override
	public Map<EntityId, List<Connection>> touching(ScanId scan, Collection<EntityId> ids, int limit) {
		Map<EntityId, List<Connection>> touching = new LinkedHashMap<>();
		jdbc.sql("""
				select node, relationship_id, type, source_id, target_id
				from unnest(:nodes) as node cross join lateral (
					select * from (
						(select distinct relationship_id, type, source_id, target_id from facts.scan_relationship
							where scan_id = :scan and source_id = node limit :limit)
						union
						(select distinct relationship_id, type, source_id, target_id from facts.scan_relationship
							where scan_id = :scan and target_id = node limit :limit)) both_ways
					limit :limit) edge
				order by node, relationship_id""")
				.param("nodes", Columns.uuids(ids, EntityId::value)).param("scan", scan.value()).param("limit", limit + 1)
				.query(row -> {
					Connection edge = new Connection(row.getObject("relationship_id", UUID.class), row.getString("type"),
							new EntityId(row.getObject("source_id", UUID.class)), new EntityId(row.getObject("target_id", UUID.class)));
					touching.computeIfAbsent(new EntityId(row.getObject("node", UUID.class)), id -> new ArrayList<>()).add(edge);
				});
		return touching;
	}
}
