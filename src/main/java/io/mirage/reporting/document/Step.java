package io.mirage.reporting.document;

import org.jspecify.annotations.Nullable;

/** @param collector who found it by asking about the step before; absent for the first */
public record Step(Entity entity, @Nullable String collector) {

	public String by() {
		return collector == null ? "start" : "by " + collector;
	}
}
