package io.mirage.events.collection;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.Uuids;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.RelationType;

/**
 * One source's statement that two entities are related, read as "source type target".
 *
 * @param id derived from type and both ends: the same edge in every scan
 * @param confidence 0 to 100
 * @param rawSha256 hex digest of the raw answer, absent if there was none to keep
 */
public record ObservedRelationship(UUID id, RelationType type, EntityRef source, EntityRef target, int confidence,
		List<String> tags, @Nullable String rawSha256) {

	private static final UUID NAMESPACE = UUID.fromString("6d697261-6765-5e00-8000-72656c617465");

	public ObservedRelationship {
		if (confidence < 0 || confidence > 100) {
			throw new IllegalArgumentException("Confidence " + confidence + " is not 0 to 100.");
		}
		tags = List.copyOf(tags);
	}

	public static UUID idOf(RelationType type, EntityRef source, EntityRef target) {
		return Uuids.derived(NAMESPACE, type.label() + '\n' + source.id() + '\n' + target.id());
	}
}
