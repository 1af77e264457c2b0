package io.mirage.correlation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.mirage.events.collection.ObservedRelationship;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.Columns;

/** The relationships that the graph database has not got, and what it should have in all. */
class WaitingEdges {

	private final JdbcClient jdbc;

	WaitingEdges(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** An end of a relationship, with what people read of it. */
	record Node(UUID id, String type, String value) {}

	/** @param edge absent if the scan was deleted */
	record Waiting(long seq, UUID scan, @Nullable WaitingEdge edge) {}

	record WaitingEdge(UUID id, String type, Node source, Node target) {}

	void note(ScanId scan, List<TaskResult> results) {
		Map<UUID, ObservedRelationship> edges = new TreeMap<>();
		results.forEach(result -> result.relationships().forEach(edge -> edges.put(edge.id(), edge)));
		Collection<ObservedRelationship> rows = edges.values();
		if (rows.isEmpty()) {
			return;
		}
		jdbc.sql("""
				insert into correlation.graph_waiting (scan_id, relationship_id, type, source_id, source_type, source_value,
					target_id, target_type, target_value)
				select ?, * from unnest(?, ?, ?, ?, ?, ?, ?, ?)""")
				.params(scan.value(), Columns.uuids(rows, ObservedRelationship::id), Columns.texts(rows, row -> row.type().label()),
						Columns.uuids(rows, row -> row.source().id().value()), Columns.texts(rows, row -> row.source().type().label()),
						Columns.texts(rows, row -> row.source().value()), Columns.uuids(rows, row -> row.target().id().value()),
						Columns.texts(rows, row -> row.target().type().label()), Columns.texts(rows, row -> row.target().value()))
				.update();
	}

	void noteDeletion(ScanId scan) {
		jdbc.sql("insert into correlation.graph_waiting (scan_id) values (?)").param(scan.value()).update();
	}

	/** Lets all of them wait. @return how many */
	long noteAll() {
		return jdbc.sql("""
				insert into correlation.graph_waiting (scan_id, relationship_id, type, source_id, source_type, source_value,
					target_id, target_type, target_value, noted_at)
				select r.scan_id, r.relationship_id, r.type, r.source_id, s.type, s.value, r.target_id, t.type, t.value, 'epoch'
				from (select distinct scan_id, relationship_id, type, source_id, target_id from facts.scan_relationship) r
				join facts.scan_entity s on s.scan_id = r.scan_id and s.entity_id = r.source_id
				join facts.scan_entity t on t.scan_id = r.scan_id and t.entity_id = r.target_id""").update();
	}

	/** The oldest ones; not those of scans that are deleted by now, for whose sake a later row waits. */
	List<Waiting> first(int limit) {
		return jdbc.sql("""
				select w.*, w.relationship_id is null or coalesce(s.forgotten, false) as gone
				from correlation.graph_waiting w left join facts.scan s on s.scan_id = w.scan_id order by w.seq limit ?""")
				.param(limit).query((row, number) -> waiting(row)).list();
	}

	private static Waiting waiting(ResultSet row) throws SQLException {
		UUID scan = row.getObject("scan_id", UUID.class);
		return new Waiting(row.getLong("seq"), scan, row.getBoolean("gone") ? null
				: new WaitingEdge(row.getObject("relationship_id", UUID.class), row.getString("type"), node(row, "source"), node(row, "target")));
	}

	private static Node node(ResultSet row, String end) throws SQLException {
		return new Node(row.getObject(end + "_id", UUID.class), row.getString(end + "_type"), row.getString(end + "_value"));
	}

	/** As text. */
	List<String> scans() {
		return jdbc.sql("select scan_id::text from facts.scan where not forgotten").query(String.class).list();
	}

	/** As text, each once. */
	List<String> relationships(String scan) {
		return jdbc.sql("select distinct relationship_id::text from facts.scan_relationship where scan_id = ?::uuid").param(scan)
				.query(String.class).list();
	}
}
