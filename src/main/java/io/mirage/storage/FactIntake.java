package io.mirage.storage;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.Columns;
import io.mirage.platform.readmodel.StorableText;
import io.mirage.storage.FactBatch.Named;
import io.mirage.storage.FactBatch.Sighting;

/** Writes batches: one statement per table and batch, whatever its size. */
@Repository
class FactIntake {

	private final JdbcClient jdbc;
	private final JsonMapper json;
	private final NewEntities entities;
	private final EntityMerge merge;
	private final SearchChanges changes;

	FactIntake(JdbcClient jdbc, JsonMapper json, NewEntities entities, EntityMerge merge, SearchChanges changes) {
		this.changes = changes;
		this.jdbc = jdbc;
		this.json = json;
		this.entities = entities;
		this.merge = merge;
	}

	/** The results that nobody has applied; they are this transaction's now. */
	List<TaskResult> claim(ScanId scan, List<TaskResult> results) {
		Map<UUID, TaskResult> byTask = new TreeMap<>();
		results.forEach(result -> byTask.put(result.taskId().value(), result));
		Set<UUID> claimed = new HashSet<>(jdbc.sql("""
				insert into storage.applied_task (scan_id, task_id) select ?, * from unnest(?)
				on conflict do nothing returning task_id""")
				.params(scan.value(), Columns.uuids(byTask.keySet(), task -> task)).query(UUID.class).list());
		return byTask.values().stream().filter(result -> claimed.contains(result.taskId().value())).toList();
	}

	/** @return how many of the targets the scan did not have */
	int storeTargets(ScanId scan, EventHeader header, List<EntityRef> targets) {
		Map<UUID, Named> named = new TreeMap<>();
		targets.forEach(target -> named.put(target.id().value(), new Named(target, "", header.occurredAt())));
		insertEntities(header.organisationId(), named.values());
		int added = insertMembership(header.organisationId(), scan, named.values()).size();
		jdbc.sql("update storage.scan_entity set target = true where scan_id = ? and entity_id = any (?)")
				.params(scan.value(), Columns.uuids(named.keySet(), id -> id)).update();
		changes.note(header.organisationId(), named.keySet());
		return added;
	}

	/**
	 * What hangs on an entity that this transaction created cannot be there yet, and whoever has it too waits for the entity:
	 * such rows are inserted without a look for others.
	 *
	 * @return which entities the scan did not have
	 */
	Set<UUID> store(FactBatch batch) {
		Set<UUID> created = entities.insert(batch);
		List<Sighting> known = batch.sightings().stream().filter(sighting -> !created.contains(sighting.entity())).toList();
		lock(batch, created);
		insertObservations(batch);
		inParts(batch.byCollector(), row -> created.contains(row.entity()), (rows, isNew) -> storeCollectors(batch, rows, isNew));
		inParts(batch.attributes(), row -> created.contains(row.entity()), (rows, isNew) -> storeAttributes(batch, rows, isNew));
		merge.apply(batch.organisation(), known);
		inParts(batch.edges(), row -> created.contains(row.source()) || created.contains(row.target()),
				(rows, isNew) -> storeRelationships(batch, rows, isNew));
		insertStatements(batch);
		changes.note(batch.organisation(), batch.entities().stream().map(named -> named.entity().id().value()).toList());
		return storeMembership(batch, created);
	}

	private static <T> void inParts(Collection<T> rows, Predicate<T> isNew, BiConsumer<List<T>, Boolean> store) {
		rows.stream().collect(Collectors.partitioningBy(isNew)).forEach((part, of) -> {
			if (!of.isEmpty()) {
				store.accept(of, part);
			}
		});
	}

	/**
	 * Makes parallel batches wait here, so that the merge sees all earlier ones, and notes who knew an entity earlier. What
	 * is neither observed nor known earlier is left alone: half of all facts are stated of a few entities.
	 */
	private void lock(FactBatch batch, Set<UUID> created) {
		Set<UUID> observed = batch.sightings().stream().map(Sighting::entity).collect(Collectors.toSet());
		List<Named> known = batch.entities().stream().filter(named -> !created.contains(named.entity().id().value())).toList();
		if (known.isEmpty()) {
			return;
		}
		jdbc.sql("""
				with changing as (
					select e.id, n.at
					from unnest(?, ?, ?) as n (id, at, observed)
					join storage.entity e on e.organisation_id = ? and e.id = n.id
					where n.observed or n.at < e.known_since order by e.id for update of e
				)
				update storage.entity e set known_since = c.at
				from changing c where e.organisation_id = ? and e.id = c.id and c.at < e.known_since""")
				.params(Columns.uuids(known, named -> named.entity().id().value()), Columns.instants(known, Named::at),
						known.stream().map(named -> observed.contains(named.entity().id().value())).toArray(Boolean[]::new),
						batch.organisation().value(), batch.organisation().value())
				.update();
	}

	private void insertEntities(OrganisationId organisation, Collection<Named> entities) {
		jdbc.sql("""
				insert into storage.entity as known (organisation_id, id, type, value, known_since)
				select ?, * from unnest(?, ?, ?, ?)
				on conflict (organisation_id, id) do update set known_since = excluded.known_since
				where excluded.known_since < known.known_since""")
				.params(organisation.value(), Columns.uuids(entities, row -> row.entity().id().value()),
						Columns.texts(entities, row -> row.entity().type().label()),
						Columns.texts(entities, row -> row.entity().value()), Columns.instants(entities, Named::at))
				.update();
	}

	private void insertObservations(FactBatch batch) {
		var rows = batch.observations();
		jdbc.sql("""
				insert into storage.observation (organisation_id, entity_id, id, scan_id, task_id, source_id, collector,
					confidence, reliability, seen_at, attributes, tags, raw_sha256)
				select ?, entity, id, ?, task, source, collector, confidence, reliability, seen_at, attributes::jsonb,
					case when tags = '[]' then '{}' else array(select jsonb_array_elements_text(tags::jsonb)) end, raw
				from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as stated (entity, id, task, source, collector, confidence,
					reliability, seen_at, attributes, tags, raw)""")
				.params(batch.organisation().value(), batch.scan().value(),
						Columns.uuids(rows, row -> row.fact().entity().id().value()), Columns.uuids(rows, row -> row.fact().id()),
						Columns.uuids(rows, row -> row.task().taskId().value()),
						Columns.uuids(rows, row -> row.task().entity().id().value()),
						Columns.texts(rows, row -> row.task().collector()),
						Columns.integers(rows, row -> row.fact().confidence()),
						Columns.texts(rows, row -> row.fact().reliability().name()),
						Columns.instants(rows, row -> row.fact().seenAt()),
						Columns.texts(rows, row -> json.writeValueAsString(FactBatch.storable(row.fact().attributes()))),
						Columns.texts(rows, row -> tags(row.fact().tags())),
						Columns.texts(rows, row -> row.fact().rawSha256()))
				.update();
	}

	private void storeCollectors(FactBatch batch, List<FactBatch.ByCollector> rows, boolean areNew) {
		jdbc.sql("""
				insert into storage.entity_collector as known (organisation_id, entity_id, collector, confidence)
				select ?, * from unnest(?, ?, ?)""" + (areNew ? "" : """
				on conflict (organisation_id, entity_id, collector) do update set confidence = excluded.confidence
				where excluded.confidence > known.confidence"""))
				.params(batch.organisation().value(), Columns.uuids(rows, FactBatch.ByCollector::entity),
						Columns.texts(rows, FactBatch.ByCollector::collector),
						Columns.integers(rows, FactBatch.ByCollector::confidence))
				.update();
	}

	private void storeAttributes(FactBatch batch, List<FactBatch.AttributeValue> rows, boolean areNew) {
		jdbc.sql("""
				insert into storage.attribute_version as known (organisation_id, entity_id, name, value_sha256, value,
					first_seen, last_seen)
				select ?, entity, name, sha256(convert_to(value, 'UTF8')), value, first_seen, last_seen
				from unnest(?, ?, ?, ?, ?) as said (entity, name, value, first_seen, last_seen)""" + (areNew ? "" : """
				on conflict (organisation_id, entity_id, name, value_sha256) do update set
					first_seen = least(known.first_seen, excluded.first_seen),
					last_seen = greatest(known.last_seen, excluded.last_seen)"""))
				.params(batch.organisation().value(), Columns.uuids(rows, FactBatch.AttributeValue::entity),
						Columns.texts(rows, FactBatch.AttributeValue::name), Columns.texts(rows, FactBatch.AttributeValue::value),
						Columns.instants(rows, FactBatch.AttributeValue::first),
						Columns.instants(rows, FactBatch.AttributeValue::last))
				.update();
	}

	private void storeRelationships(FactBatch batch, List<FactBatch.Edge> edges, boolean areNew) {
		jdbc.sql("""
				insert into storage.relationship as known (organisation_id, id, type, source_id, target_id, first_seen, last_seen)
				select ?, * from unnest(?, ?, ?, ?, ?, ?)""" + (areNew ? "" : """
				on conflict (organisation_id, id) do update set
					first_seen = least(known.first_seen, excluded.first_seen),
					last_seen = greatest(known.last_seen, excluded.last_seen)"""))
				.params(batch.organisation().value(), Columns.uuids(edges, FactBatch.Edge::id),
						Columns.texts(edges, FactBatch.Edge::type), Columns.uuids(edges, FactBatch.Edge::source),
						Columns.uuids(edges, FactBatch.Edge::target), Columns.instants(edges, FactBatch.Edge::first),
						Columns.instants(edges, FactBatch.Edge::last))
				.update();
	}

	private void insertStatements(FactBatch batch) {
		var rows = batch.statements();
		jdbc.sql("""
				insert into storage.relationship_observation (organisation_id, relationship_id, scan_id, task_id, collector,
					confidence, seen_at, tags, raw_sha256)
				select ?, relationship, ?, task, collector, confidence, seen_at,
					case when tags = '[]' then '{}' else array(select jsonb_array_elements_text(tags::jsonb)) end, raw
				from unnest(?, ?, ?, ?, ?, ?, ?) as stated (relationship, task, collector, confidence, seen_at, tags, raw)""")
				.params(batch.organisation().value(), batch.scan().value(), Columns.uuids(rows, row -> row.fact().id()),
						Columns.uuids(rows, row -> row.task().taskId().value()),
						Columns.texts(rows, row -> row.task().collector()),
						Columns.integers(rows, row -> row.fact().confidence()),
						Columns.instants(rows, row -> FactBatch.statedAt(row.task())),
						Columns.texts(rows, row -> tags(row.fact().tags())),
						Columns.texts(rows, row -> row.fact().rawSha256()))
				.update();
	}

	private String tags(List<String> tags) {
		return tags.isEmpty() ? "[]" : json.writeValueAsString(StorableText.of(tags));
	}

	private Set<UUID> storeMembership(FactBatch batch, Set<UUID> created) {
		Set<UUID> added = new HashSet<>(created);
		jdbc.sql("insert into storage.scan_entity (scan_id, entity_id, organisation_id) select ?, *, ? from unnest(?)")
				.params(batch.scan().value(), batch.organisation().value(), Columns.uuids(new TreeSet<>(created), id -> id)).update();
		added.addAll(insertMembership(batch.organisation(), batch.scan(),
				batch.entities().stream().filter(named -> !created.contains(named.entity().id().value())).toList()));
		return added;
	}

	private Set<UUID> insertMembership(OrganisationId organisation, ScanId scan, Collection<Named> entities) {
		return new HashSet<>(jdbc.sql("""
				insert into storage.scan_entity (scan_id, entity_id, organisation_id) select ?, *, ? from unnest(?)
				on conflict do nothing returning entity_id""")
				.params(scan.value(), organisation.value(), Columns.uuids(entities, row -> row.entity().id().value()))
				.query(UUID.class).list());
	}
}
