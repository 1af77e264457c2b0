package io.mirage.events.entities;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jmolecules.ddd.types.Identifier;

import io.mirage.events.Uuids;

/** Identifies an entity by its content: type and canonical value. In JSON a plain string. */
public record EntityId(@JsonValue UUID value) implements Identifier {
	private static final UUID NAMESPACE = UUID.fromString("6d697261-6765-5e00-8000-656e74697479");

	/** The identifier every module computes for the same thing. */
	public static EntityId of(EntityType type, String canonicalValue) {
		return new EntityId(Uuids.derived(NAMESPACE, type.label() + '\n' + canonicalValue));
	}

	@JsonCreator(mode = Mode.DELEGATING)
	public EntityId {}

	/** @throws IllegalArgumentException if {@code text} is not a UUID */
	public static EntityId of(String text) {
		return new EntityId(UUID.fromString(text));
	}

	@Override
	public String toString() {
		return value.toString();
	}
}
