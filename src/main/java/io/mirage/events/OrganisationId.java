package io.mirage.events;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jmolecules.ddd.types.Identifier;

/** Identifies an organisation: the tenant whose data no other one sees. In JSON a plain string. */
public record OrganisationId(@JsonValue UUID value) implements Identifier {
	/** The organisation a new installation starts with. */
	public static final OrganisationId DEFAULT = of("01900000-0000-7000-8000-000000000001");

	@JsonCreator(mode = Mode.DELEGATING)
	public OrganisationId {}

	public static OrganisationId create(Instant now) {
		return new OrganisationId(Uuids.timeOrdered(now));
	}

	/** @throws IllegalArgumentException if {@code text} is not a UUID */
	public static OrganisationId of(String text) {
		return new OrganisationId(UUID.fromString(text));
	}

	@Override
	public String toString() {
		return value.toString();
	}
}
