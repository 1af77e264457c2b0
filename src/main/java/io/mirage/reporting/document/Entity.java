package io.mirage.reporting.document;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.readmodel.VisibleText;

/** A thing, as it is shown. */
public record Entity(EntityType type, String value) {

	private static final int LONGEST = 300;

	public static Entity of(EntityRef entity) {
		return new Entity(entity.type(), VisibleText.of(entity.value(), LONGEST));
	}

	public String typeName() {
		return Words.of(type);
	}
}
