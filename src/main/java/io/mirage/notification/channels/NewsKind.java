package io.mirage.notification.channels;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What news can be about. */
public enum NewsKind {
	FINDING, SCAN_FINISHED, REPORT_WRITTEN,
	/** Somebody has pressed a button to see whether a channel works. */
	TEST;

	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	@JsonCreator
	public static NewsKind of(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}
}
