package io.mirage.configuration;

import java.time.Instant;

import tools.jackson.databind.JsonNode;

/**
 * One version of a setting.
 *
 * @param version from 1
 * @param overridden false if this change went back to the default, which {@code value} then is
 * @param by user name of who did it
 */
record Change(long version, JsonNode value, boolean overridden, Instant at, String by) {}
