package io.mirage.events.auth;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jmolecules.ddd.types.Identifier;

import io.mirage.events.Uuids;

/** Identifies an account, a person's or a service's. In JSON a plain string. */
public record AccountId(@JsonValue UUID value) implements Identifier {
	@JsonCreator(mode = Mode.DELEGATING)
	public AccountId {}

	public static AccountId create(Instant now) {
		return new AccountId(Uuids.timeOrdered(now));
	}

	/** @throws IllegalArgumentException if {@code text} is not a UUID */
	public static AccountId of(String text) {
		return new AccountId(UUID.fromString(text));
	}

	@Override
	public String toString() {
		return value.toString();
	}
}
