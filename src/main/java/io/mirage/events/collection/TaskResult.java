package io.mirage.events.collection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.scans.TaskId;

/**
 * What came of one task. Published once per task in effect: a repeated task has the same id and says the same.
 *
 * @param outcome what the source did; absent if it was never asked (cancelled)
 * @param detail the reason, for people, where the outcome alone does not say enough
 * @param requests outbound calls made
 * @param observations facts in the source's order, an entity at most once
 */
public record TaskResult(TaskId taskId, String collector, EntityRef entity, TaskState state, @Nullable Outcome outcome,
		@Nullable String detail, Instant startedAt, Duration duration, int requests, List<Observation> observations,
		List<ObservedRelationship> relationships) {

	public TaskResult {
		observations = List.copyOf(observations);
		relationships = List.copyOf(relationships);
	}
}
