package io.mirage.storage;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.collection.Reliability;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.RelationType;

/**
 * An entity as the API shows it; all text in it is foreign.
 *
 * @param collectors who observed it; empty for what was only given or named
 * @param tags of sources and of people, sorted
 * @param falsePositive whether some project says that it is false
 */
record EntityView(UUID id, String type, String value, int confidence, List<String> collectors,
		Map<String, String> attributes, List<String> tags, boolean falsePositive, List<UUID> scanIds, long observationCount, Instant firstSeen,
		Instant lastSeen) {

	/** One source's statement. */
	record ObservationView(UUID id, UUID entityId, UUID scanId, UUID taskId, String collector, EntityRef sourceEntity,
			int confidence, Reliability reliability, Instant seenAt, Map<String, String> attributes, List<String> tags,
			@Nullable String rawSha256) {}

	/** A value an attribute had, and for how long it was seen. */
	record AttributeVersion(String name, String value, Instant firstSeen, Instant lastSeen) {}

	/** An edge with both ends. */
	record RelationshipView(UUID id, RelationType type, EntityRef source, EntityRef target, int confidence,
			List<UUID> scanIds, List<String> collectors, List<String> tags, Instant firstSeen, Instant lastSeen) {}

	/**
	 * A step from the target to an entity.
	 *
	 * @param collector who found it by asking about the step before; absent for the target
	 * @param relation what connects it with the step before, if the collector named that
	 * @param observationId the earliest statement of that collector; absent for the target
	 * @param taskId the task it was made in, by which collection names its receipts; absent for the target
	 * @param rawSha256 digest of the raw answer it rests on, as collection keeps it; absent if there was none to keep
	 */
	record ExplanationStep(EntityRef entity, @Nullable String collector, @Nullable Instant observedAt, @Nullable RelationType relation,
			@Nullable UUID observationId, @Nullable UUID taskId, @Nullable String rawSha256) {}

	record Count(String value, long count) {

		static final Comparator<Count> FREQUENT_FIRST = Comparator.comparingLong(Count::count).reversed().thenComparing(Count::value);
	}

	/** How many entities there are by each property, most frequent first, at most 100 of each. */
	record Facets(List<Count> types, List<Count> collectors, List<Count> tags) {}
}
