package io.mirage.platform.readmodel;

import java.util.List;
import java.util.UUID;

import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.RelationType;

/**
 * A directed edge of one scan, read as "source type target".
 *
 * @param confidence 0 to 100, merged over the collectors
 * @param collectors who stated it, sorted
 * @param tags of all statements, sorted
 */
public record FactRelationship(UUID id, RelationType type, EntityId source, EntityId target, int confidence,
		List<String> collectors, List<String> tags) {

	public FactRelationship {
		collectors = List.copyOf(collectors);
		tags = List.copyOf(tags);
	}
}
