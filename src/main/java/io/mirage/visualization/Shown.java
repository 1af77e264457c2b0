package io.mirage.visualization;

import java.util.UUID;

import io.mirage.events.entities.EntityRef;

/**
 * An entity in an answer.
 *
 * @param value hostile text
 */
record Shown(UUID id, String type, String value) {

	static Shown of(EntityRef entity) {
		return new Shown(entity.id().value(), entity.type().label(), entity.value());
	}
}
