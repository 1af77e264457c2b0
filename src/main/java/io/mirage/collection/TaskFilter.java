package io.mirage.collection;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.mirage.events.OrganisationId;
import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.TaskState;
import io.mirage.platform.readmodel.StorableText;

/** Which tasks are wanted. */
record TaskFilter(OrganisationId organisation, @Nullable UUID scan, @Nullable String collector, @Nullable String state,
		@Nullable String outcome) {

	/** @throws io.mirage.platform.web.ProblemException naming a state or outcome that does not exist */
	TaskFilter {
		check("state", state, TaskState.values(), TaskState::label);
		check("outcome", outcome, Outcome.values(), Outcome::label);
	}

	/** A condition over {@code collection.task t}. */
	String condition() {
		StringBuilder sql = new StringBuilder("t.organisation_id = :organisation");
		wanted().keySet().forEach(column -> sql.append(" and t.").append(column).append(" = :").append(column));
		return sql.toString();
	}

	Map<String, Object> parameters() {
		Map<String, Object> parameters = wanted();
		parameters.put("organisation", organisation.value());
		return parameters;
	}

	/** Values by column. */
	private Map<String, Object> wanted() {
		Map<String, Object> wanted = new LinkedHashMap<>();
		if (scan != null) {
			wanted.put("scan_id", scan);
		}
		if (collector != null) {
			wanted.put("collector", StorableText.of(collector));
		}
		if (state != null) {
			wanted.put("state", state);
		}
		if (outcome != null) {
			wanted.put("outcome", outcome);
		}
		return wanted;
	}

	private static <E> void check(String name, @Nullable String value, E[] known, Function<E, String> label) {
		List<String> labels = Arrays.stream(known).map(label).toList();
		if (value != null && !labels.contains(value)) {
			throw CollectionProblem.INVALID_FILTER.because(name + " is '" + value + "', not one of " + String.join(", ", labels) + ".");
		}
	}
}
