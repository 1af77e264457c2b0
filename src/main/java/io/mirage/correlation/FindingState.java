package io.mirage.correlation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** What people made of a finding. */
enum FindingState {
	OPEN, ACKNOWLEDGED, FALSE_POSITIVE, RESOLVED;

	@JsonValue
	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<FindingState> find(String label) {
		return Arrays.stream(values()).filter(state -> state.label().equals(label)).findFirst();
	}
}
