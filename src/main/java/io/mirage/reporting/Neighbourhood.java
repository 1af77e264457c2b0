package io.mirage.reporting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.FalsePositives;
import io.mirage.reporting.document.Entity;
import io.mirage.reporting.document.Graph;

/** Goes from the targets along relationships, ring by ring, until the picture is full. */
@Repository
class Neighbourhood {

	private static final int NODES = 60;
	private static final int RINGS = 3;
	/** Of one node, so that one huge name does not fill the picture alone. */
	private static final int BRANCHES = 14;

	private record Neighbour(EntityId from, EntityRef to) {}

	private final JdbcClient jdbc;
	private final FalsePositives refuted;

	Neighbourhood(JdbcClient jdbc, FalsePositives refuted) {
		this.jdbc = jdbc;
		this.refuted = refuted;
	}

	/** @param total how many entities the scan has */
	Graph of(FactScan scan, long total) {
		Set<EntityId> left = refuted.of(scan.scanId());
		List<Graph.Node> nodes = new ArrayList<>();
		Map<EntityId, Integer> places = new HashMap<>();
		scan.targets().stream().filter(target -> !left.contains(target.id())).limit(NODES).forEach(target -> {
			if (places.putIfAbsent(target.id(), nodes.size()) == null) {
				nodes.add(new Graph.Node(Entity.of(target), 0, -1));
			}
		});
		List<EntityId> ring = new ArrayList<>(places.keySet());
		for (int number = 1; number <= RINGS && !ring.isEmpty() && nodes.size() < NODES; number++) {
			List<EntityId> next = new ArrayList<>();
			for (Neighbour neighbour : neighbours(scan.scanId(), ring)) {
				EntityId id = neighbour.to().id();
				if (nodes.size() < NODES && !left.contains(id) && !places.containsKey(id)) {
					places.put(id, nodes.size());
					nodes.add(new Graph.Node(Entity.of(neighbour.to()), number, places.getOrDefault(neighbour.from(), 0)));
					next.add(id);
				}
			}
			ring = next;
		}
		return new Graph(nodes, edges(scan.scanId(), places), total);
	}

	/** The first ones of each by value; in either direction. */
	private List<Neighbour> neighbours(ScanId scan, List<EntityId> ring) {
		return jdbc.sql("""
				select edge.from_id, edge.to_id, e.type, e.value from (
					select from_id, to_id, row_number() over (partition by from_id order by to_id) as branch from (
						select source_id as from_id, target_id as to_id from facts.scan_relationship
							where scan_id = :scan and source_id = any(:ring)
						union select target_id, source_id from facts.scan_relationship
							where scan_id = :scan and target_id = any(:ring)) both_ways
					where from_id <> to_id) edge
				join facts.scan_entity e on e.scan_id = :scan and e.entity_id = edge.to_id
				where branch <= :branches order by edge.branch, e.type, e.value collate "C" limit :limit""")
				.param("scan", scan.value()).param("ring", ids(ring)).param("branches", BRANCHES).param("limit", NODES * 4)
				.query((row, number) -> new Neighbour(new EntityId(row.getObject("from_id", UUID.class)),
						new EntityRef(new EntityId(row.getObject("to_id", UUID.class)), EntityType.of(row.getString("type")), row.getString("value"))))
				.list();
	}

	private List<Graph.Edge> edges(ScanId scan, Map<EntityId, Integer> places) {
		UUID[] ids = ids(places.keySet());
		return jdbc.sql("""
				select source_id, target_id, min(type) as type from facts.scan_relationship
				where scan_id = :scan and source_id = any(:ids) and target_id = any(:ids) and source_id <> target_id
				group by source_id, target_id order by source_id, target_id""")
				.param("scan", scan.value()).param("ids", ids)
				.query((row, number) -> new Graph.Edge(places.getOrDefault(new EntityId(row.getObject("source_id", UUID.class)), 0),
						places.getOrDefault(new EntityId(row.getObject("target_id", UUID.class)), 0), row.getString("type")))
				.list();
	}

	private static UUID[] ids(Collection<EntityId> ids) {
		return ids.stream().map(EntityId::value).toArray(UUID[]::new);
	}
}
