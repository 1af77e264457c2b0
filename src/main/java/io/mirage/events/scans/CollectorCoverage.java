package io.mirage.events.scans;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mirage.events.collection.Outcome;

/**
 * What one collector could and could not see in a finished scan.
 *
 * @param outcomes number of tasks by outcome; a blocked source is never an empty one
 * @param inPlan false if the scan never asked this collector
 * @param reason why it was not in the plan, for people; absent if it was
 */
public record CollectorCoverage(String collector, String name, Map<Outcome, Long> outcomes, boolean inPlan,
		@Nullable String reason) {

	public CollectorCoverage {
		outcomes = Map.copyOf(outcomes);
	}
}
