package io.mirage.events.entities;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jmolecules.ddd.types.ValueObject;

/**
 * Names an entity so that every module means the same thing.
 *
 * @param id derived from type and value; never read from JSON, so a sender cannot disagree
 * @param value canonical form of its type, 1 to {@value #MAX_LENGTH} characters; foreign text goes through the
 *            platform's entity parser first
 */
public record EntityRef(EntityId id, EntityType type, String value) implements ValueObject {

	public static final int MAX_LENGTH = 4096;

	/**
	 * For {@link #of} only, which derives the id.
	 *
	 * @throws IllegalArgumentException if the value is empty or too long
	 */
	public EntityRef {
		if (value.isEmpty() || value.length() > MAX_LENGTH) {
			throw new IllegalArgumentException(
					"The value of a " + type + " has " + value.length() + " characters, not 1 to " + MAX_LENGTH + ".");
		}
	}

	public static EntityRef of(EntityType type, String canonicalValue) {
		return new EntityRef(EntityId.of(type, canonicalValue), type, canonicalValue);
	}

	/** Lets JSON leave the derivable id out. */
	@JsonCreator
	static EntityRef read(EntityType type, String value) {
		return of(type, value);
	}

	@Override
	public String toString() {
		return type + ":" + value;
	}
}
