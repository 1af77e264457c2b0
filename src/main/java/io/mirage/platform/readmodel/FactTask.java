package io.mirage.platform.readmodel;

import org.jspecify.annotations.Nullable;

import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.TaskState;
import io.mirage.events.entities.EntityId;

/**
 * That a collector was asked about an entity, and what came of it: the ground for every statement about absence.
 *
 * @param outcome absent if the source was never asked
 */
public record FactTask(String collector, EntityId entity, TaskState state, @Nullable Outcome outcome) {

	/** Whether the source could have said more and did not: only then is a missing fact a fact. */
	public boolean sawEverything() {
		return outcome == Outcome.ANSWERED || outcome == Outcome.EMPTY;
	}
}
