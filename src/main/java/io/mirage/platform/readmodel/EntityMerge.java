package io.mirage.platform.readmodel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;

/** Folds rows that come grouped by entity, oldest observation first, into one {@link FactEntity} each. */
final class EntityMerge {

	private static final int GIVEN = 100;

	private final Consumer<FactEntity> consumer;
	private @Nullable EntityRef entity;
	private Instant firstSeen = Instant.EPOCH;
	private Instant lastSeen = Instant.EPOCH;
	private Map<String, Integer> collectors = new TreeMap<>();
	private List<UUID> observations = new ArrayList<>();
	private Map<String, String> attributes = new HashMap<>();
	private TreeSet<String> tags = new TreeSet<>();

	EntityMerge(Consumer<FactEntity> consumer) {
		this.consumer = consumer;
	}

	void entity(EntityId id, EntityType type, String value, Instant knownSince) {
		if (entity != null && entity.id().equals(id)) {
			return;
		}
		flush();
		entity = new EntityRef(id, type, value);
		firstSeen = knownSince;
		lastSeen = knownSince;
	}

	void observation(UUID id, String collector, int confidence, Instant seenAt, Map<String, String> said, List<String> tagged) {
		if (observations.isEmpty()) {
			firstSeen = seenAt;
		}
		lastSeen = seenAt;
		observations.add(id);
		collectors.merge(collector, confidence, Math::max);
		attributes.putAll(said);
		tags.addAll(tagged);
	}

	/** Hands out the last entity. */
	void flush() {
		if (entity != null) {
			int confidence = collectors.isEmpty() ? GIVEN : Confidence.merged(collectors.values());
			consumer.accept(new FactEntity(entity, confidence, List.copyOf(collectors.keySet()), observations, attributes,
					List.copyOf(tags), firstSeen, lastSeen, observations.size()));
		}
		entity = null;
		collectors = new TreeMap<>();
		observations = new ArrayList<>();
		attributes = new HashMap<>();
		tags = new TreeSet<>();
	}
}
