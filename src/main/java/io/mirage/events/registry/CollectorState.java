package io.mirage.events.registry;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a collector is offered to new scans; only {@code ACTIVE} ones are planned. */
public enum CollectorState {
	TESTING, ACTIVE, DISABLED, DEPRECATED;

	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	@JsonCreator
	public static CollectorState of(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}
}
