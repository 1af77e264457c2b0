package io.mirage.configuration;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One version of a setting.
 *
 * @param version from 1
 * @param value null for a secret
 * @param overridden false if this change went back to the default, which {@code value} then is; of a secret, if it was taken away
 * @param by user name of who did it
 * @param sealed a secret as its module gets it; absent in the history
 * @param hint the last characters of a secret that is long enough to have some to spare
 */
record Change(long version, JsonNode value, boolean overridden, Instant at, String by, @Nullable String sealed,
		@Nullable String hint) {

	static Change of(long version, JsonNode value, boolean overridden, Instant at, String by) {
		return new Change(version, value, overridden, at, by, null, null);
	}
}
