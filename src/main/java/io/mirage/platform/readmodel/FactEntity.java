package io.mirage.platform.readmodel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.mirage.events.entities.EntityRef;

/**
 * An entity as one scan's observations describe it.
 *
 * @param confidence 0 to 100, merged over the collectors; 100 for an entity that was given, not observed
 * @param collectors who observed it, sorted; empty for a target or the end of a relationship that nobody observed
 * @param observationIds oldest first
 * @param attributes hostile text; of two values of one name the later seen one
 * @param tags of all observations, sorted
 * @param firstSeen for an entity that nobody observed, when it was first asked about
 */
public record FactEntity(EntityRef entity, int confidence, List<String> collectors, List<UUID> observationIds,
		Map<String, String> attributes, List<String> tags, Instant firstSeen, Instant lastSeen, int observations) {

	public FactEntity {
		collectors = List.copyOf(collectors);
		observationIds = List.copyOf(observationIds);
		attributes = Map.copyOf(attributes);
		tags = List.copyOf(tags);
	}
}
