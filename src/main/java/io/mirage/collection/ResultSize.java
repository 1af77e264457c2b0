package io.mirage.collection;

import java.util.Collection;
import java.util.Map;

import io.mirage.events.collection.TaskResult;
import io.mirage.events.entities.EntityRef;

/**
 * About how many bytes of JSON a result takes. Near enough to cut batches by, and far cheaper than to write the JSON, which
 * is done once when the batch is published.
 */
final class ResultSize {

	private static final int PER_RESULT = 350;
	private static final int PER_OBSERVATION = 350;
	private static final int PER_RELATIONSHIP = 400;
	private static final int PER_TEXT = 8;

	private ResultSize() {}

	static int of(TaskResult result) {
		int size = PER_RESULT + result.entity().value().length();
		for (var observation : result.observations()) {
			size += PER_OBSERVATION + observation.entity().value().length() + sizeOf(observation.attributes()) + sizeOf(observation.tags());
		}
		for (var relationship : result.relationships()) {
			size += PER_RELATIONSHIP + sizeOf(relationship.source()) + sizeOf(relationship.target()) + sizeOf(relationship.tags());
		}
		return size;
	}

	private static int sizeOf(EntityRef entity) {
		return entity.value().length();
	}

	private static int sizeOf(Map<String, String> texts) {
		return sizeOf(texts.keySet()) + sizeOf(texts.values());
	}

	private static int sizeOf(Collection<String> texts) {
		return texts.stream().mapToInt(text -> PER_TEXT + text.length()).sum();
	}
}
