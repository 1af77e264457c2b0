package io.mirage.events.scans;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jmolecules.ddd.types.Identifier;

import io.mirage.events.Uuids;

/** Identifies a scan. In JSON a plain string. */
public record ScanId(@JsonValue UUID value) implements Identifier {
	@JsonCreator(mode = Mode.DELEGATING)
	public ScanId {}

	public static ScanId create(Instant now) {
		return new ScanId(Uuids.timeOrdered(now));
	}

	/** @throws IllegalArgumentException if {@code text} is not a UUID */
	public static ScanId of(String text) {
		return new ScanId(UUID.fromString(text));
	}

	@Override
	public String toString() {
		return value.toString();
	}
}
