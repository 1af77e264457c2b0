package io.mirage.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.Stated;
import io.mirage.platform.readmodel.StorableText;

/**
 * Some task results as rows, each list without duplicates and sorted by key.
 *
 * @param entities everything the results name: what was asked about, observed or related
 */
record FactBatch(OrganisationId organisation, ScanId scan, Collection<Named> entities,
		List<Stated.OfEntity> observations, Collection<Sighting> sightings, Collection<ByCollector> byCollector,
		Collection<AttributeValue> attributes, Collection<Edge> edges, List<Stated.OfRelationship> statements) {

	private static final int MAX_NAME = 200;

	/** An entity, and the collector whose task named it first in this batch. */
	record Named(EntityRef entity, String collector, Instant at) {}

	/** All observations of one entity in this batch together. */
	record Sighting(UUID entity, Instant first, Instant last, int observations, TreeSet<String> tags) {

		private Sighting merge(Sighting other) {
			TreeSet<String> union = new TreeSet<>(tags);
			union.addAll(other.tags);
			return new Sighting(entity, earlier(first, other.first), later(last, other.last), observations + other.observations,
					union);
		}
	}

	/** @param confidence the highest one */
	record ByCollector(UUID entity, String collector, int confidence) {}

	record AttributeValue(UUID entity, String name, String value, Instant first, Instant last) {}

	record Edge(UUID id, String type, UUID source, UUID target, Instant first, Instant last) {}

	private record Key(UUID entity, String first, String second) implements Comparable<Key> {

		@Override
		public int compareTo(Key other) {
			int order = entity.compareTo(other.entity);
			order = order != 0 ? order : first.compareTo(other.first);
			return order != 0 ? order : second.compareTo(other.second);
		}
	}

	static FactBatch of(EventHeader header, ScanId scan, List<TaskResult> results) {
		List<Stated.OfEntity> observations = Stated.entities(results);
		List<Stated.OfRelationship> statements = Stated.relationships(results);
		return new FactBatch(header.organisationId(), scan, named(results), observations,
				sightings(observations), byCollector(observations), attributes(observations), edges(statements), statements);
	}

	/** Names are shortened too: a source may send them, and they are part of a key. */
	static Map<String, String> storable(Map<String, String> attributes) {
		Map<String, String> storable = new TreeMap<>();
		StorableText.of(attributes).forEach((name, value) -> storable.putIfAbsent(shortened(name), value));
		return storable;
	}

	private static String shortened(String name) {
		return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
	}

	/** When a task's statements without a time of their own were made: when it ended. */
	static Instant statedAt(TaskResult task) {
		return task.startedAt().plus(task.duration());
	}

	private static Collection<Named> named(List<TaskResult> results) {
		Map<UUID, Named> named = new TreeMap<>();
		for (TaskResult result : results) {
			List<EntityRef> entities = new ArrayList<>();
			result.observations().forEach(seen -> entities.add(seen.entity()));
			result.relationships().forEach(edge -> entities.addAll(List.of(edge.source(), edge.target())));
			entities.add(result.entity());
			for (EntityRef entity : entities) {
				named.merge(entity.id().value(), new Named(entity, result.collector(), statedAt(result)),
						(one, other) -> other.at().isBefore(one.at()) ? other : one);
			}
		}
		return named.values();
	}

	private static Collection<Sighting> sightings(List<Stated.OfEntity> observations) {
		Map<UUID, Sighting> sightings = new TreeMap<>();
		for (Stated.OfEntity row : observations) {
			UUID entity = row.fact().entity().id().value();
			sightings.merge(entity, new Sighting(entity, row.fact().seenAt(), row.fact().seenAt(), 1,
					new TreeSet<>(StorableText.of(row.fact().tags()))), Sighting::merge);
		}
		return sightings.values();
	}

	private static Collection<ByCollector> byCollector(List<Stated.OfEntity> observations) {
		Map<Key, ByCollector> rows = new TreeMap<>();
		for (Stated.OfEntity row : observations) {
			UUID entity = row.fact().entity().id().value();
			rows.merge(new Key(entity, row.task().collector(), ""),
					new ByCollector(entity, row.task().collector(), row.fact().confidence()),
					(one, other) -> one.confidence() >= other.confidence() ? one : other);
		}
		return rows.values();
	}

	private static Collection<AttributeValue> attributes(List<Stated.OfEntity> observations) {
		Map<Key, AttributeValue> rows = new TreeMap<>();
		for (Stated.OfEntity row : observations) {
			UUID entity = row.fact().entity().id().value();
			Instant at = row.fact().seenAt();
			storable(row.fact().attributes()).forEach((name, value) -> rows.merge(new Key(entity, name, value),
					new AttributeValue(entity, name, value, at, at), (one, other) -> new AttributeValue(entity, name, value,
							earlier(one.first(), other.first()), later(one.last(), other.last()))));
		}
		return rows.values();
	}

	private static Collection<Edge> edges(List<Stated.OfRelationship> statements) {
		Map<UUID, Edge> edges = new TreeMap<>();
		for (Stated.OfRelationship row : statements) {
			Instant at = statedAt(row.task());
			edges.merge(row.fact().id(),
					new Edge(row.fact().id(), row.fact().type().label(), row.fact().source().id().value(),
							row.fact().target().id().value(), at, at),
					(one, other) -> new Edge(one.id(), one.type(), one.source(), one.target(), earlier(one.first(), other.first()),
							later(one.last(), other.last())));
		}
		return edges.values();
	}

	private static Instant earlier(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}
}
