package io.mirage.discovery;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether an instance can be asked, the best first. */
enum InstanceState {
	UP, STARTING, DRAINING, DOWN;

	@JsonValue
	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	static InstanceState of(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}
}
