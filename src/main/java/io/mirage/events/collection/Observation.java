package io.mirage.events.collection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.Uuids;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.scans.TaskId;

/**
 * One source's statement that an entity exists, with what it says of it.
 *
 * @param id derived from task and entity, so that a repeated task states nothing twice
 * @param confidence 0 to 100
 * @param seenAt when the source said so (UTC)
 * @param attributes hostile text by attribute name, in no order
 * @param tags such as {@code wildcard}, {@code expired}, {@code affiliate}
 * @param rawSha256 hex digest of the raw answer that collection keeps, absent if there was none to keep
 */
public record Observation(UUID id, EntityRef entity, int confidence, Reliability reliability, Instant seenAt,
		Map<String, String> attributes, List<String> tags, @Nullable String rawSha256) {

	public Observation {
		if (confidence < 0 || confidence > 100) {
			throw new IllegalArgumentException("Confidence " + confidence + " is not 0 to 100.");
		}
		attributes = Map.copyOf(attributes);
		tags = List.copyOf(tags);
	}

	public static UUID idOf(TaskId task, EntityRef entity) {
		return Uuids.derived(task.value(), entity.id().toString());
	}
}
