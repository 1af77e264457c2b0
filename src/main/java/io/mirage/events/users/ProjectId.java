package io.mirage.events.users;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jmolecules.ddd.types.Identifier;

import io.mirage.events.Uuids;

/** Identifies a project, the place where scans, facts, findings and reports belong. In JSON a plain string. */
public record ProjectId(@JsonValue UUID value) implements Identifier {
	/** The project a new installation starts with. */
	public static final ProjectId DEFAULT = of("01900000-0000-7000-8000-000000000002");

	@JsonCreator(mode = Mode.DELEGATING)
	public ProjectId {}

	public static ProjectId create(Instant now) {
		return new ProjectId(Uuids.timeOrdered(now));
	}

	/** @throws IllegalArgumentException if {@code text} is not a UUID */
	public static ProjectId of(String text) {
		return new ProjectId(UUID.fromString(text));
	}

	@Override
	public String toString() {
		return value.toString();
	}
}
