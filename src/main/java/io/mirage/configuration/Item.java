package io.mirage.configuration;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.mirage.events.configuration.Setting;

/**
 * A setting as it is now.
 *
 * @param change the latest one; absent if there never was any
 */
record Item(Declaration declaration, @Nullable Change change) {

	/** A stored value that a newer build does not allow any more counts as not set. */
	boolean isOverridden() {
		return change != null && change.overridden() && (declaration.isSecret() || declaration.objection(change.value()).isEmpty());
	}

	JsonNode value() {
		return change != null && isOverridden() ? change.value() : declaration.fallback();
	}

	/** 0 if it never changed. */
	long version() {
		return change == null ? 0 : change.version();
	}

	Setting toSetting() {
		return new Setting(declaration.namespace(), declaration.key(), value().toString(), version(),
				change == null ? null : change.sealed());
	}
}
