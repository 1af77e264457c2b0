package io.mirage.scans;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mirage.events.collection.Outcome;
import io.mirage.events.scans.CollectorCoverage;

/**
 * What one collector could see, as the API shows it: tasks by outcome.
 *
 * @param unasked planned, and dropped or cancelled before there was an answer
 * @param open not yet ended
 */
record CoverageAnswer(String collector, String name, long answered, long empty, long blocked, long quota, long unreachable,
		long unreadable, long notPermitted, long outOfScope, long unasked, long open, boolean inPlan, @Nullable String reason) {

	static CoverageAnswer of(Coverage.Statement statement) {
		CollectorCoverage coverage = statement.coverage();
		Map<Outcome, Long> tasks = coverage.outcomes();
		return new CoverageAnswer(coverage.collector(), coverage.name(), tasks.getOrDefault(Outcome.ANSWERED, 0L),
				tasks.getOrDefault(Outcome.EMPTY, 0L), tasks.getOrDefault(Outcome.BLOCKED, 0L),
				tasks.getOrDefault(Outcome.QUOTA, 0L), tasks.getOrDefault(Outcome.UNREACHABLE, 0L),
				tasks.getOrDefault(Outcome.UNREADABLE, 0L), tasks.getOrDefault(Outcome.NOT_PERMITTED, 0L),
				tasks.getOrDefault(Outcome.OUT_OF_SCOPE, 0L), statement.unasked(), statement.open(), coverage.inPlan(), coverage.reason());
	}
}
