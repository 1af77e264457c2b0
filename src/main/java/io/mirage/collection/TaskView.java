package io.mirage.collection;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.TaskState;
import io.mirage.events.entities.EntityRef;

/**
 * A task as the API shows it.
 *
 * @param outcome absent while the task is not done, and if the source was never asked
 * @param detail the reason, for people; may hold collected text
 * @param requests outbound calls of all attempts
 * @param startedAt of the last attempt
 * @param observations how many facts came of it
 */
record TaskView(UUID id, UUID scanId, String collector, EntityRef entity, int distance, boolean inScope, TaskState state,
		@Nullable Outcome outcome, @Nullable String detail, int attempts, int requests, Instant plannedAt,
		@Nullable Instant startedAt, @Nullable Long durationMs, int observations) {}
