package io.mirage.events.scans;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which of several scans goes first when places are scarce. */
public enum ScanPriority {
	LOW, MEDIUM, HIGH;

	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static ScanPriority of(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}
}
