package io.mirage.events.gateway;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A request that may have changed something.
 *
 * @param actor username, absent when nobody was signed in
 * @param path without query; may hold identifiers, never secrets
 */
public record ApiCall(String requestId, Instant at, @Nullable String actor, String method, String path, int status,
		Duration duration) {}
