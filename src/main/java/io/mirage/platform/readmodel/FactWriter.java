package io.mirage.platform.readmodel;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
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
import io.mirage.platform.modules.DeploymentUnit;

/**
 * Writes what {@link ScanFacts} reads, fed by events in any order and any number of times. Rows are inserted in the order
 * of their keys and the scan's own row is locked last, so batches of one scan run in parallel without deadlock. Several
 * units may feed one database: a task's result is written by whoever comes first.
 */
@Repository
class FactWriter {

	/** An entity and since when it is known. */
	private record Named(EntityRef entity, Instant at) {}

	private final JdbcClient jdbc;
	private final JsonMapper json;
	private final DeploymentUnit unit;

	FactWriter(JdbcClient jdbc, JsonMapper json, DeploymentUnit unit) {
		this.jdbc = jdbc;
		this.json = json;
		this.unit = unit;
	}

	/** @return whether the scan's facts are complete now and were not known to be in this unit */
	boolean start(ScanStarted event) {
		if (isForgotten(event.scanId(), event.header(), event.projectId())) {
			return false;
		}
		Map<UUID, Named> targets = new TreeMap<>();
		event.scope().targets().forEach(target -> targets.put(target.id().value(), new Named(target, event.header().occurredAt())));
		insertEntities(event.scanId(), targets.values());
		jdbc.sql("""
				update facts.scan set name = ?, targets = ?::jsonb, started = true, started_at = coalesce(started_at, ?)
				where scan_id = ? and not forgotten""")
				.params(StorableText.of(event.name()), json.writeValueAsString(event.scope().targets()),
						Timestamp.from(event.header().occurredAt()), event.scanId().value())
				.update();
		return becameComplete(event.scanId());
	}

	/** @return whether the scan's facts are complete now and were not known to be in this unit */
	boolean apply(TasksCompleted event) {
		if (isForgotten(event.scanId(), event.header(), event.projectId())) {
			return false;
		}
		List<TaskResult> fresh = insertTasks(event);
		if (!fresh.isEmpty()) {
			insertEntities(event.scanId(), entitiesOf(fresh));
			insertObservations(event.scanId(), fresh);
			insertRelationships(event.scanId(), fresh);
			count(event.scanId(), fresh.size());
		}
		return becameComplete(event.scanId());
	}

	/** A deletion meanwhile has not seen these rows: they are taken back, and the next try finds the scan forgotten. */
	private void count(ScanId scan, int tasks) {
		int known = jdbc.sql("update facts.scan set applied = applied + ? where scan_id = ? and not forgotten")
				.params(tasks, scan.value()).update();
		if (known == 0) {
			throw new OptimisticLockingFailureException("The scan " + scan + " was deleted meanwhile.");
		}
	}

	/** @return whether the scan's facts are complete now and were not known to be in this unit */
	boolean finish(ScanFinished event) {
		if (isForgotten(event.scanId(), event.header(), event.projectId())) {
			return false;
		}
		jdbc.sql("""
				update facts.scan set name = ?, state = ?, tasks = ?, started_at = ?, finished_at = ?, coverage = ?::jsonb
				where scan_id = ? and not forgotten""")
				.params(StorableText.of(event.name()), event.state().label(), event.tasks(),
						Timestamp.from(event.startedAt()), Timestamp.from(event.header().occurredAt()),
						StorableText.of(json.writeValueAsString(event.coverage())), event.scanId().value())
				.update();
		return becameComplete(event.scanId());
	}

	/** Drops the scan's facts; what arrives late is dropped too, even if nothing of the scan was known yet. */
	void forget(ScanDeleted event) {
		if (isForgotten(event.scanId(), event.header(), event.projectId())) {
			return;
		}
		jdbc.sql("update facts.scan set forgotten = true, name = '', targets = '[]', coverage = '[]' where scan_id = ?")
				.param(event.scanId().value()).update();
		for (String table : List.of("scan_task", "scan_entity", "scan_observation", "scan_relationship")) {
			jdbc.sql("delete from facts." + table + " where scan_id = ?").param(event.scanId().value()).update();
		}
	}

	/** Makes the scan known, if it is not. */
	private boolean isForgotten(ScanId scan, EventHeader header, ProjectId project) {
		jdbc.sql("""
				insert into facts.scan (scan_id, organisation_id, project_id) values (?, ?, ?)
				on conflict (scan_id) do nothing""")
				.params(scan.value(), header.organisationId().value(), project.value()).update();
		return jdbc.sql("select forgotten from facts.scan where scan_id = ?").param(scan.value()).query(Boolean.class).single();
	}

	private boolean becameComplete(ScanId scan) {
		return jdbc.sql("""
				insert into facts.completion (scan_id, unit) select scan_id, ? from facts.scan
				where scan_id = ? and started and applied >= tasks and not forgotten on conflict do nothing""")
				.params(unit.name(), scan.value()).update() == 1;
	}

	private List<TaskResult> insertTasks(TasksCompleted event) {
		Map<UUID, TaskResult> results = new TreeMap<>();
		event.results().forEach(result -> results.put(result.taskId().value(), result));
		Collection<TaskResult> rows = results.values();
		Set<UUID> fresh = new HashSet<>(jdbc.sql("""
				insert into facts.scan_task (scan_id, task_id, entity_id, collector, state, outcome)
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
		jdbc.sql("""
				insert into facts.scan_entity as known (scan_id, entity_id, type, value, known_since)
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
		jdbc.sql("""
				insert into facts.scan_observation (scan_id, entity_id, observation_id, task_id, source_id, collector,
					confidence, seen_at, attributes, tags)
				select ?, entity, observation, task, source, collector, confidence, seen_at, attributes, tags
				from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as stated (entity, observation, task, source, collector, confidence,
					seen_at, attributes, tags)""")
				.params(scan.value(), Columns.uuids(rows, row -> row.fact().entity().id().value()),
						Columns.uuids(rows, row -> row.fact().id()), Columns.uuids(rows, row -> row.task().taskId().value()),
						Columns.uuids(rows, row -> row.task().entity().id().value()),
						Columns.texts(rows, row -> row.task().collector()),
						Columns.integers(rows, row -> row.fact().confidence()),
						Columns.instants(rows, row -> row.fact().seenAt()),
						Columns.texts(rows, row -> written(row.fact().attributes())), Columns.texts(rows, row -> written(row.fact().tags())))
				.update();
	}

	private void insertRelationships(ScanId scan, List<TaskResult> results) {
		List<Stated.OfRelationship> rows = Stated.relationships(results);
		jdbc.sql("""
				insert into facts.scan_relationship (scan_id, relationship_id, task_id, type, source_id, target_id,
					collector, confidence, tags)
				select ?, relationship, task, type, source, target, collector, confidence, tags
				from unnest(?, ?, ?, ?, ?, ?, ?, ?) as stated (relationship, task, type, source, target, collector,
					confidence, tags)""")
				.params(scan.value(), Columns.uuids(rows, row -> row.fact().id()),
						Columns.uuids(rows, row -> row.task().taskId().value()),
						Columns.texts(rows, row -> row.fact().type().label()),
						Columns.uuids(rows, row -> row.fact().source().id().value()),
						Columns.uuids(rows, row -> row.fact().target().id().value()),
						Columns.texts(rows, row -> row.task().collector()),
						Columns.integers(rows, row -> row.fact().confidence()),
						Columns.texts(rows, row -> written(row.fact().tags())))
				.update();
	}

	private String written(Map<String, String> attributes) {
		return attributes.isEmpty() ? "{}" : json.writeValueAsString(StorableText.of(attributes));
	}

	private String written(List<String> tags) {
		return tags.isEmpty() ? "[]" : json.writeValueAsString(StorableText.of(tags));
	}
}
