package io.mirage.platform.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.OrganisationId;
import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.TaskState;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.CollectorCoverage;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanState;
import io.mirage.events.users.ProjectId;

/** Reads what {@link FactWriter} wrote and merges the statements of several collectors on the way. */
@Repository
class FactReader {

	private static final int PORTION = 1000;
	/** What is known of an entity, and one observation of it. */
	private static final String STATEMENTS = "e.entity_id, e.type, e.value, e.known_since, o.observation_id, o.collector,"
			+ " o.confidence, o.seen_at, o.attributes, o.tags";
	private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};
	private static final TypeReference<List<String>> TAGS = new TypeReference<>() {};
	private static final TypeReference<List<EntityRef>> TARGETS = new TypeReference<>() {};
	private static final TypeReference<List<CollectorCoverage>> COVERAGE = new TypeReference<>() {};

	private final JdbcClient jdbc;
	private final JsonMapper json;

	FactReader(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	Optional<FactScan> findScan(ScanId scan) {
		return findScan(scan, "");
	}

	Optional<FactScan> hold(ScanId scan) {
		return findScan(scan, " for share");
	}

	private Optional<FactScan> findScan(ScanId scan, String lock) {
		return jdbc.sql("select * from facts.scan where scan_id = ? and not forgotten" + lock).param(scan.value())
				.query((row, number) -> scan(row)).optional();
	}

	void forEachTask(ScanId scan, Consumer<FactTask> consumer) {
		jdbc.sql("select collector, entity_id, state, outcome from facts.scan_task where scan_id = ?")
				.withFetchSize(PORTION).param(scan.value())
				.query(row -> {
					consumer.accept(new FactTask(row.getString("collector"), entity(row, "entity_id"),
							TaskState.of(row.getString("state")), outcome(row.getString("outcome"))));
				});
	}

	void forEachNaming(ScanId scan, ScanFacts.Naming consumer) {
		jdbc.sql("""
				select distinct entity_id, source_id, collector from facts.scan_observation
				where scan_id = ? and source_id <> entity_id""")
				.withFetchSize(PORTION).param(scan.value())
				.query(row -> {
					consumer.named(entity(row, "entity_id"), entity(row, "source_id"), row.getString("collector"));
				});
	}

	void forEachDiscovery(ScanId scan, Consumer<FactDiscovery> consumer) {
		jdbc.sql("""
				select distinct source_id, entity_id from facts.scan_observation
				where scan_id = ? and source_id <> entity_id order by source_id, entity_id""")
				.withFetchSize(PORTION).param(scan.value())
				.query(row -> {
					consumer.accept(new FactDiscovery(entity(row, "source_id"), entity(row, "entity_id")));
				});
	}

	void forEachEntity(ScanId scan, Consumer<FactEntity> consumer) {
		merged(jdbc.sql("""
				select %s
				from facts.scan_entity e
				left join facts.scan_observation o on o.scan_id = e.scan_id and o.entity_id = e.entity_id
				where e.scan_id = ? order by e.entity_id, o.seen_at, o.observation_id""".formatted(STATEMENTS))
				.param(scan.value()), consumer);
	}

	void forEachEntity(ScanId scan, int limit, Consumer<FactEntity> consumer) {
		merged(jdbc.sql("""
				select %s
				from (select * from facts.scan_entity where scan_id = ? order by type, value collate "C", entity_id limit ?) e
				left join facts.scan_observation o on o.scan_id = e.scan_id and o.entity_id = e.entity_id
				order by e.type, e.value collate "C", e.entity_id, o.seen_at, o.observation_id""".formatted(STATEMENTS))
				.params(scan.value(), limit), consumer);
	}

	private void merged(StatementSpec statements, Consumer<FactEntity> consumer) {
		EntityMerge merge = new EntityMerge(consumer);
		statements.withFetchSize(PORTION)
				.query(row -> {
					merge.entity(entity(row, "entity_id"), EntityType.of(row.getString("type")), row.getString("value"),
							instant(row, "known_since"));
					if (row.getString("collector") != null) {
						merge.observation(row.getObject("observation_id", UUID.class), row.getString("collector"),
								row.getInt("confidence"), instant(row, "seen_at"),
								attributes(row.getString("attributes")),
								tags(row.getString("tags")));
					}
				});
		merge.flush();
	}

	void forEachRelationship(ScanId scan, long limit, Consumer<FactRelationship> consumer) {
		RelationshipMerge merge = new RelationshipMerge(limit, consumer);
		jdbc.sql("""
				select relationship_id, type, source_id, target_id, collector, confidence, tags
				from facts.scan_relationship where scan_id = ? order by relationship_id, task_id""")
				.withFetchSize(PORTION).param(scan.value())
				.query(row -> {
					merge.statement(row.getObject("relationship_id", UUID.class), RelationType.of(row.getString("type")),
							entity(row, "source_id"), entity(row, "target_id"), row.getString("collector"),
							row.getInt("confidence"), tags(row.getString("tags")));
				});
		merge.flush();
	}

	private FactScan scan(ResultSet row) throws SQLException {
		return new FactScan(new ScanId(row.getObject("scan_id", UUID.class)),
				new ProjectId(row.getObject("project_id", UUID.class)),
				new OrganisationId(row.getObject("organisation_id", UUID.class)), row.getString("name"),
				ScanState.of(row.getString("state")), json.readValue(row.getString("targets"), TARGETS),
				findInstant(row, "started_at"), findInstant(row, "finished_at"), row.getLong("applied"),
				json.readValue(row.getString("coverage"), COVERAGE), isComplete(row));
	}

	private static boolean isComplete(ResultSet row) throws SQLException {
		Long tasks = row.getObject("tasks", Long.class);
		return tasks != null && row.getLong("applied") >= tasks && row.getBoolean("started");
	}

	private static @Nullable Outcome outcome(@Nullable String label) {
		return label == null ? null : Outcome.of(label);
	}

	private Map<String, String> attributes(String written) {
		return written.equals("{}") ? Map.of() : json.readValue(written, ATTRIBUTES);
	}

	private List<String> tags(String written) {
		return written.equals("[]") ? List.of() : json.readValue(written, TAGS);
	}

	private static EntityId entity(ResultSet row, String column) throws SQLException {
		return new EntityId(row.getObject(column, UUID.class));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable Instant findInstant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return time == null ? null : time.toInstant();
	}
}
