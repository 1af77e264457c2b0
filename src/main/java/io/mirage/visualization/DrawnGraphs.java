package io.mirage.visualization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.Columns;

/** Graphs that have got their layout for good. */
@Repository
class DrawnGraphs {

	private static final int BATCH = 5000;
	private static final TypeReference<List<String>> TAGS = new TypeReference<>() {};

	private final JdbcClient jdbc;
	private final JsonMapper json;

	DrawnGraphs(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** @return whether the scan had no graph yet; if it had, the one it has stays */
	boolean store(ScanId scan, OrganisationId organisation, Sketch sketch, Instant now) {
		int inserted = jdbc.sql("""
				insert into visualization.graph (scan_id, organisation_id, nodes, edges, whole, ready_at) values (?, ?, ?, ?, ?, ?)
				on conflict (scan_id) do nothing""")
				.params(scan.value(), organisation.value(), sketch.totalNodes(), sketch.totalEdges(), sketch.whole(),
						now.atOffset(ZoneOffset.UTC))
				.update();
		if (inserted == 0) {
			return false;
		}
		for (int from = 0; from < sketch.nodes().size(); from += BATCH) {
			insertNodes(scan, from, sketch.nodes(from, from + BATCH));
		}
		for (int from = 0; from < sketch.edges().size(); from += BATCH) {
			insertEdges(scan, from, sketch.edges().subList(from, Math.min(from + BATCH, sketch.edges().size())));
		}
		return true;
	}

	void delete(ScanId scan) {
		for (String table : List.of("edge", "node", "graph")) {
			jdbc.sql("delete from visualization." + table + " where scan_id = ?").param(scan.value()).update();
		}
	}

	Optional<Picture> find(ScanId scan, OrganisationId organisation) {
		return jdbc.sql("select nodes, edges, whole from visualization.graph where scan_id = ? and organisation_id = ?")
				.params(scan.value(), organisation.value())
				.query((row, number) -> (Picture) new Stored(scan, row.getInt("nodes"), row.getInt("edges"), row.getBoolean("whole"))).optional();
	}

	long count() {
		return jdbc.sql("select count(*) from visualization.graph").query(Long.class).single();
	}

	private void insertNodes(ScanId scan, int first, List<Node> nodes) {
		jdbc.sql("""
				insert into visualization.node (scan_id, rank, entity_id, type, value, x, y, degree, distance, tags)
				select ?, ? + ordinality - 1, entity, type, value, x, y, degree, distance, tags::jsonb
				from unnest(?, ?, ?, ?, ?, ?, ?, ?) with ordinality
					as node (entity, type, value, x, y, degree, distance, tags, ordinality)""")
				.params(scan.value(), first, Columns.uuids(nodes, Node::id), Columns.texts(nodes, Node::type),
						Columns.texts(nodes, Node::value), floats(nodes, Node::x), floats(nodes, Node::y),
						Columns.integers(nodes, Node::degree), distances(nodes),
						Columns.texts(nodes, node -> json.writeValueAsString(node.tags())))
				.update();
	}

	private void insertEdges(ScanId scan, int first, List<Sketch.RankedEdge> edges) {
		jdbc.sql("""
				insert into visualization.edge (scan_id, number, rank, relationship_id, source_id, target_id, type)
				select ?, ? + ordinality - 1, rank, id, source, target, type
				from unnest(?, ?, ?, ?, ?) with ordinality as edge (rank, id, source, target, type, ordinality)""")
				.params(scan.value(), first, Columns.integers(edges, Sketch.RankedEdge::rank),
						Columns.uuids(edges, row -> row.edge().id()), Columns.uuids(edges, row -> row.edge().source()),
						Columns.uuids(edges, row -> row.edge().target()), Columns.texts(edges, row -> row.edge().type()))
				.update();
	}

	private static SqlArrayValue floats(List<Node> nodes, Function<Node, Float> column) {
		return new SqlArrayValue("float4", nodes.stream().map(column).toArray());
	}

	private static SqlArrayValue distances(List<Node> nodes) {
		return new SqlArrayValue("integer", nodes.stream().map(Node::distance).toArray());
	}

	/** Reads each portion when it is asked for; a deletion meanwhile shows as an end. */
	private final class Stored implements Picture {

		private final ScanId scan;
		private final int totalNodes;
		private final int totalEdges;
		private final boolean whole;

		private Stored(ScanId scan, int totalNodes, int totalEdges, boolean whole) {
			this.whole = whole;
			this.scan = scan;
			this.totalNodes = totalNodes;
			this.totalEdges = totalEdges;
		}

		@Override
		public boolean complete() {
			return true;
		}

		@Override
		public boolean whole() {
			return whole;
		}

		@Override
		public int totalNodes() {
			return totalNodes;
		}

		@Override
		public int totalEdges() {
			return totalEdges;
		}

		@Override
		public List<Node> nodes(int from, int to) {
			return jdbc.sql("select * from visualization.node where scan_id = ? and rank >= ? and rank < ? order by rank")
					.params(scan.value(), from, to).query((row, number) -> node(row)).list();
		}

		@Override
		public List<Edge> edges(int ranks, int from, int to) {
			return jdbc.sql("""
					select relationship_id, source_id, target_id, type from visualization.edge
					where scan_id = ? and number >= ? and number < ? and rank < ? order by number""")
					.params(scan.value(), from, to, ranks)
					.query((row, number) -> new Edge(row.getObject("relationship_id", UUID.class),
							row.getObject("source_id", UUID.class), row.getObject("target_id", UUID.class), row.getString("type")))
					.list();
		}

		private Node node(ResultSet row) throws SQLException {
			return new Node(row.getObject("entity_id", UUID.class), row.getString("type"), row.getString("value"),
					row.getFloat("x"), row.getFloat("y"), row.getInt("degree"), row.getObject("distance", Integer.class),
					json.readValue(row.getString("tags"), TAGS));
		}
	}
}
