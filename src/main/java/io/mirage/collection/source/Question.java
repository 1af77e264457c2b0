package io.mirage.collection.source;

import io.mirage.events.entities.EntityRef;

/**
 * What a collector is asked about.
 *
 * @param entity of a type the collector consumes
 * @param inScope whether it belongs to the scan's targets; if not, only third parties may be asked
 */
public record Question(EntityRef entity, boolean inScope) {

	public String value() {
		return entity.value();
	}
}
