package io.mirage.platform.readmodel;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.RelationType;

/** Folds rows that come grouped by relationship into one {@link FactRelationship} each. */
final class RelationshipMerge {

	private record Edge(UUID id, RelationType type, EntityId source, EntityId target) {}

	private final Consumer<FactRelationship> consumer;
	private long left;
	private @Nullable Edge edge;
	private Map<String, Integer> collectors = new TreeMap<>();
	private TreeSet<String> tags = new TreeSet<>();

	RelationshipMerge(long limit, Consumer<FactRelationship> consumer) {
		this.left = limit;
		this.consumer = consumer;
	}

	void statement(UUID id, RelationType type, EntityId source, EntityId target, String collector, int confidence,
			List<String> tagged) {
		if (edge == null || !edge.id().equals(id)) {
			flush();
			edge = new Edge(id, type, source, target);
		}
		collectors.merge(collector, confidence, Math::max);
		tags.addAll(tagged);
	}

	/** Hands out the last relationship. */
	void flush() {
		if (edge != null && left > 0) {
			left--;
			consumer.accept(new FactRelationship(edge.id(), edge.type(), edge.source(), edge.target(),
					Confidence.merged(collectors.values()), List.copyOf(collectors.keySet()), List.copyOf(tags)));
		}
		edge = null;
		collectors = new TreeMap<>();
		tags = new TreeSet<>();
	}
}
