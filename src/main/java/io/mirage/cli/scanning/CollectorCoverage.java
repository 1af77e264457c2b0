package io.mirage.cli.scanning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one collector could see.
 *
 * @param answers questions with an answer, "nothing known" included
 * @param refusals questions without one, by outcome
 * @param reason why it was never asked; absent if it was
 */
record CollectorCoverage(String name, long answers, Map<String, Long> refusals, @Nullable String reason) {

	private static final List<String> WITHOUT_ANSWER = List.of("blocked", "quota", "unreachable", "unreadable", "not_permitted",
			"out_of_scope");

	static CollectorCoverage of(JsonNode coverage) {
		Map<String, Long> refusals = new LinkedHashMap<>();
		WITHOUT_ANSWER.stream().filter(outcome -> coverage.path(outcome).asLong() > 0)
				.forEach(outcome -> refusals.put(outcome, coverage.path(outcome).asLong()));
		return new CollectorCoverage(coverage.path("name").asString(), coverage.path("answered").asLong() + coverage.path("empty").asLong(),
				refusals, coverage.path("reason").asString(null));
	}

	long questions() {
		return answers + refusals.values().stream().mapToLong(Long::longValue).sum();
	}

	/** For people: {@code blocked 3, unreachable 1 of 12 questions}. */
	String gaps() {
		String outcomes = refusals.entrySet().stream().map(refusal -> refusal.getKey().replace('_', ' ') + " " + refusal.getValue())
				.collect(Collectors.joining(", "));
		return outcomes + " of " + questions() + " questions";
	}
}
