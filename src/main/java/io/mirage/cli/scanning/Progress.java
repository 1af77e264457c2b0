package io.mirage.cli.scanning;

import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far a scan is.
 *
 * @param done tasks that have ended, of those {@code planned} so far
 * @param findings absent while nobody can say
 * @param failure why it ended early, for people
 */
record Progress(String state, long done, long planned, long entities, @Nullable Long findings, @Nullable String failure) {

	private static final Set<String> FINAL = Set.of("completed", "failed", "cancelled", "timed_out");

	static Progress of(JsonNode scan, Optional<Long> findings) {
		JsonNode counts = scan.path("progress");
		return new Progress(scan.path("state").asString(), counts.path("completed").asLong() + counts.path("failed").asLong(),
				counts.path("planned").asLong(), counts.path("entities").asLong(), findings.orElse(null),
				scan.path("failure").asString(null));
	}

	boolean isOver() {
		return FINAL.contains(state);
	}

	boolean isComplete() {
		return state.equals("completed");
	}

	/** Short enough for one line of a terminal. */
	@Override
	public String toString() {
		return "%s  %d/%d tasks  %d entities%s".formatted(state, done, planned, entities,
				findings == null ? "" : "  " + findings + " findings");
	}
}
