package io.mirage.events.reporting;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jmolecules.ddd.types.Identifier;

import io.mirage.events.Uuids;

/** Identifies a report. In JSON a plain string. */
public record ReportId(@JsonValue UUID value) implements Identifier {
	@JsonCreator(mode = Mode.DELEGATING)
	public ReportId {}

	public static ReportId create(Instant now) {
		return new ReportId(Uuids.timeOrdered(now));
	}

	/** @throws IllegalArgumentException if {@code text} is not a UUID */
	public static ReportId of(String text) {
		return new ReportId(UUID.fromString(text));
	}

	@Override
	public String toString() {
		return value.toString();
	}
}
