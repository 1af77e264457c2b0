package io.mirage.events.scans;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a scan is in its life. */
public enum ScanState {
	CREATED, SCHEDULED, QUEUED, RUNNING, PAUSED, COMPLETED, FAILED, CANCELLED, TIMED_OUT;

	/** Whether nothing more will happen in this scan. */
	public boolean isFinal() {
		return this == COMPLETED || this == FAILED || this == CANCELLED || this == TIMED_OUT;
	}

	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	@JsonCreator
	public static ScanState of(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}
}
