package io.mirage.reporting;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a report stands on its way. */
enum ReportState {
	WAITING, WRITING, READY, FAILED;

	@JsonValue
	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	static ReportState of(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}
}
