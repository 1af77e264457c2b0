package io.mirage.events.correlation;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jmolecules.ddd.types.Identifier;

import io.mirage.events.Uuids;

/** Identifies a finding. In JSON a plain string. */
public record FindingId(@JsonValue UUID value) implements Identifier {
	/** The same rule over the same subject in the same scan is the same finding. */
	public static FindingId of(UUID scan, String rule, String subject) {
		return new FindingId(Uuids.derived(scan, rule + '\n' + subject));
	}

	@JsonCreator(mode = Mode.DELEGATING)
	public FindingId {}

	/** @throws IllegalArgumentException if {@code text} is not a UUID */
	public static FindingId of(String text) {
		return new FindingId(UUID.fromString(text));
	}

	@Override
	public String toString() {
		return value.toString();
	}
}
