package io.mirage.platform.readmodel;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.EventHeader;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.collection.TasksCompleted;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.scans.ScanDeleted;
import io.mirage.events.scans.ScanFinished;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanStarted;
import io.mirage.events.users.ProjectId;

/**
 * A scan's facts in the module's own schema, fed by events in any order and any number of times.
 *
 * Call the writing methods inside the listener's transaction: what a module does on completion then happens once in
 * effect. Rows are inserted in the order of their keys and the scan's own row is locked last, so batches of one scan
 * run in parallel without deadlock.
 */
public final class ScanFacts {

	/** An entity and since when it is known. */
	private record Named(EntityRef entity, Instant at) {}

	private final String schema;
	private final JdbcClient jdbc;
	private final JsonMapper json;
	private final FactReader reader;

	ScanFacts(String schema, JdbcClient jdbc, JsonMapper json) {
		this.schema = schema;
		this.jdbc = jdbc;
		this.json = json;
		this.reader = new FactReader(schema, jdbc, json);
	}

	/**
	 * Learns what the scan aims at. Optional: only modules that need targets listen to the start.
	 *
	 * @return whether everything else had already arrived
	 */
	public boolean start(ScanStarted event) {
		Map<UUID, Named> targets = new TreeMap<>();
		event.scope().targets().forEach(target -> targets.put(target.id().value(), new Named(target, event.header().occurredAt())));
		remember(event.scanId(), event.header(), event.projectId());
		if (isForgotten(event.scanId())) {
			return false;
		}
		insertEntities(event.scanId(), targets.values());
		return sql("""
				update {schema}.scan set name = ?, targets = ?::jsonb, started_at = coalesce(started_at, ?)
				where scan_id = ? and not forgotten returning complete""")
				.params(StorableText.of(event.name()), json.writeValueAsString(event.scope().targets()),
						Timestamp.from(event.header().occurredAt()), event.scanId().value())
				.query(Boolean.class).optional().orElse(false);
	}

	/** @return whether the scan's facts are complete now and were not before */
	public boolean apply(TasksCompleted event) {
		remember(event.scanId(), event.header(), event.projectId());
		if (isForgotten(event.scanId())) {
			return false;
		}
		List<TaskResult> fresh = insertTasks(event);
		if (fresh.isEmpty()) {
			return false;
		}
		insertEntities(event.scanId(), entitiesOf(fresh));
		insertObservations(event.scanId(), fresh);
		insertRelationships(event.scanId(), fresh);
		sql("update {schema}.scan set applied = applied + ? where scan_id = ?")
				.params(fresh.size(), event.scanId().value()).update();
		return becameComplete(event.scanId());
	}

	/** @return whether the scan's facts are complete now and were not before */
	public boolean finish(ScanFinished event) {
		remember(event.scanId(), event.header(), event.projectId());
		sql("""
				update {schema}.scan set name = ?, state = ?, tasks = ?, started_at = ?, finished_at = ?, coverage = ?::jsonb
				where scan_id = ? and not forgotten""")
				.params(StorableText.of(event.name()), event.state().label(), event.tasks(),
						Timestamp.from(event.startedAt()), Timestamp.from(event.header().occurredAt()),
						StorableText.of(json.writeValueAsString(event.coverage())), event.scanId().value())
				.update();
		return becameComplete(event.scanId());
	}

	/** Drops the scan's facts; what arrives late is dropped too, even if nothing of the scan was known yet. */
	public void forget(ScanDeleted event) {
		ScanId scan = event.scanId();
		remember(scan, event.header(), event.projectId());
		for (String table : List.of("scan_task", "scan_entity", "scan_observation", "scan_relationship")) {
			sql("delete from {schema}." + table + " where scan_id = ?").param(scan.value()).update();
		}
		sql("update {schema}.scan set forgotten = true, name = '', targets = '[]', coverage = '[]' where scan_id = ?")
				.param(scan.value()).update();
	}

	public Optional<FactScan> findScan(ScanId scan) {
		return reader.findScan(scan);
	}

	/** By type and value. All of them: for scans that may be huge use {@link #forEachEntity}. */
	public List<FactEntity> entities(ScanId scan) {
		List<FactEntity> entities = new ArrayList<>();
		reader.forEachEntity(scan, Long.MAX_VALUE, entities::add);
		return entities;
	}

	/** By type and value, without holding them all; inside a transaction rows are fetched in portions. */
	public void forEachEntity(ScanId scan, long limit, Consumer<FactEntity> consumer) {
		reader.forEachEntity(scan, limit, consumer);
	}

	/** By id. */
	public List<FactRelationship> relationships(ScanId scan) {
		List<FactRelationship> relationships = new ArrayList<>();
		reader.forEachRelationship(scan, Long.MAX_VALUE, relationships::add);
		return relationships;
	}

	/** By id, without holding them all. */
	public void forEachRelationship(ScanId scan, long limit, Consumer<FactRelationship> consumer) {
		reader.forEachRelationship(scan, limit, consumer);
	}

	/** Every statement that one entity led to another by being asked about; ordered, an entity pair at most once. */
	public List<FactDiscovery> discoveries(ScanId scan) {
		return reader.discoveries(scan);
	}

	/** Which collector was asked about which entity, in no order. */
	public List<FactTask> tasks(ScanId scan) {
		return reader.tasks(scan);
	}

	public long countEntities(ScanId scan) {
		return sql("select count(*) from {schema}.scan_entity where scan_id = ?").param(scan.value())
				.query(Long.class).single();
	}

	public long countRelationships(ScanId scan) {
		return sql("select count(distinct relationship_id) from {schema}.scan_relationship where scan_id = ?")
				.param(scan.value()).query(Long.class).single();
	}

	/** How many scans have finished and still lack results for longer than the given number of seconds. */
	public long countOverdue(long seconds) {
		return sql("""
				select count(*) from {schema}.scan
				where tasks is not null and not complete and not forgotten and finished_at < now() - ? * interval '1 second'""")
				.param(seconds).query(Long.class).single();
	}

	private void remember(ScanId scan, EventHeader header, ProjectId project) {
		sql("""
				insert into {schema}.scan (scan_id, organisation_id, project_id) values (?, ?, ?)
				on conflict (scan_id) do nothing""")
				.params(scan.value(), header.organisationId().value(), project.value()).update();
	}

	private boolean isForgotten(ScanId scan) {
		return sql("select forgotten from {schema}.scan where scan_id = ?").param(scan.value()).query(Boolean.class)
				.optional().orElse(false);
	}

	private boolean becameComplete(ScanId scan) {
		return sql("""
				update {schema}.scan set complete = true
				where scan_id = ? and not complete and not forgotten and applied >= tasks""")
				.param(scan.value()).update() == 1;
	}

	private List<TaskResult> insertTasks(TasksCompleted event) {
		Map<UUID, TaskResult> results = new TreeMap<>();
		event.results().forEach(result -> results.put(result.taskId().value(), result));
		Collection<TaskResult> rows = results.values();
		Set<UUID> fresh = new HashSet<>(sql("""
				insert into {schema}.scan_task (scan_id, task_id, entity_id, collector, state, outcome)
				select ?, * from unnest(?, ?, ?, ?, ?) on conflict do nothing returning task_id""")
				.params(event.scanId().value(), Columns.uuids(rows, row -> row.taskId().value()),
						Columns.uuids(rows, row -> row.entity().id().value()), Columns.texts(rows, TaskResult::collector),
						Columns.texts(rows, row -> row.state().label()),
						Columns.texts(rows, row -> row.outcome() == null ? null : row.outcome().label()))
				.query(UUID.class).list());
		return rows.stream().filter(row -> fresh.contains(row.taskId().value())).toList();
	}

	/** Also what was asked about and both ends of every relationship: nothing may refer to an entity that is not there. */
	private static Collection<Named> entitiesOf(List<TaskResult> results) {
		Map<UUID, Named> entities = new TreeMap<>();
		for (TaskResult result : results) {
			List<EntityRef> refs = new ArrayList<>(List.of(result.entity()));
			result.observations().forEach(seen -> refs.add(seen.entity()));
			result.relationships().forEach(edge -> refs.addAll(List.of(edge.source(), edge.target())));
			refs.forEach(ref -> entities.merge(ref.id().value(), new Named(ref, result.startedAt()),
					(one, other) -> other.at().isBefore(one.at()) ? other : one));
		}
		return entities.values();
	}

	private void insertEntities(ScanId scan, Collection<Named> entities) {
		sql("""
				insert into {schema}.scan_entity as known (scan_id, entity_id, type, value, known_since)
				select ?, * from unnest(?, ?, ?, ?)
				on conflict (scan_id, entity_id) do update set known_since = excluded.known_since
				where excluded.known_since < known.known_since""")
				.params(scan.value(), Columns.uuids(entities, named -> named.entity().id().value()),
						Columns.texts(entities, named -> named.entity().type().label()),
						Columns.texts(entities, named -> named.entity().value()), Columns.instants(entities, Named::at))
				.update();
	}

	private void insertObservations(ScanId scan, List<TaskResult> results) {
		List<Stated.OfEntity> rows = Stated.entities(results);
		sql("""
				insert into {schema}.scan_observation (scan_id, entity_id, observation_id, task_id, source_id, collector,
					confidence, seen_at, attributes, tags)
				select ?, entity, observation, task, source, collector, confidence, seen_at, attributes::jsonb, tags::jsonb
				from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as stated (entity, observation, task, source, collector, confidence,
					seen_at, attributes, tags)
				on conflict do nothing""")
				.params(scan.value(), Columns.uuids(rows, row -> row.fact().entity().id().value()),
						Columns.uuids(rows, row -> row.fact().id()), Columns.uuids(rows, row -> row.task().taskId().value()),
						Columns.uuids(rows, row -> row.task().entity().id().value()),
						Columns.texts(rows, row -> row.task().collector()),
						Columns.integers(rows, row -> row.fact().confidence()),
						Columns.instants(rows, row -> row.fact().seenAt()),
						Columns.texts(rows, row -> json.writeValueAsString(StorableText.of(row.fact().attributes()))),
						Columns.texts(rows, row -> json.writeValueAsString(StorableText.of(row.fact().tags()))))
				.update();
	}

	private void insertRelationships(ScanId scan, List<TaskResult> results) {
		List<Stated.OfRelationship> rows = Stated.relationships(results);
		sql("""
				insert into {schema}.scan_relationship (scan_id, relationship_id, task_id, type, source_id, target_id,
					collector, confidence, tags)
				select ?, relationship, task, type, source, target, collector, confidence, tags::jsonb
				from unnest(?, ?, ?, ?, ?, ?, ?, ?) as stated (relationship, task, type, source, target, collector,
					confidence, tags)
				on conflict do nothing""")
				.params(scan.value(), Columns.uuids(rows, row -> row.fact().id()),
						Columns.uuids(rows, row -> row.task().taskId().value()),
						Columns.texts(rows, row -> row.fact().type().label()),
						Columns.uuids(rows, row -> row.fact().source().id().value()),
						Columns.uuids(rows, row -> row.fact().target().id().value()),
						Columns.texts(rows, row -> row.task().collector()),
						Columns.integers(rows, row -> row.fact().confidence()),
						Columns.texts(rows, row -> json.writeValueAsString(StorableText.of(row.fact().tags()))))
				.update();
	}

	private StatementSpec sql(String statement) {
		return jdbc.sql(statement.replace("{schema}", schema));
	}
}
