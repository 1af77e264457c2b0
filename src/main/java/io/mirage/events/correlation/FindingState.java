package io.mirage.events.correlation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What became of a finding. */
public enum FindingState {
	/** Nobody has looked at it yet, or it has come back. */
	OPEN,
	/** Somebody knows. */
	ACKNOWLEDGED,
	/** It is not so, as a person or a mark on its evidence says. */
	FALSE_POSITIVE,
	/** It is no more: somebody says so, or a later scan looked again and did not find it. */
	RESOLVED;

	/** Whether it still asks for something to be done. */
	public boolean isOpen() {
		return this == OPEN || this == ACKNOWLEDGED;
	}

	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<FindingState> find(String label) {
		return Arrays.stream(values()).filter(state -> state.label().equals(label)).findFirst();
	}

	@JsonCreator
	public static FindingState of(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}
}
