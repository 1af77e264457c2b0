package io.mirage.events.correlation;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How much a finding matters, rising. */
public enum Severity {
	INFO, LOW, MEDIUM, HIGH, CRITICAL;

	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	@JsonCreator
	public static Severity of(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}
}
