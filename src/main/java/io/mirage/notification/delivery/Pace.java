package io.mirage.notification.delivery;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A bucket of tokens, one for each delivery: it fills evenly and holds what ten seconds bring.
 *
 * @param at when it held so many
 */
record Pace(int perMinute, double tokens, Instant at) {

	private static final int SHARE_OF_A_MINUTE = 6;
	private static final double MILLIS_PER_MINUTE = 60_000;

	/** @param refilledAt absent for a channel that was never used, whose bucket is full */
	static Pace of(int perMinute, double tokens, @Nullable Instant refilledAt, Instant now) {
		double capacity = Math.max(1, perMinute / SHARE_OF_A_MINUTE);
		double more = refilledAt == null ? capacity : Duration.between(refilledAt, now).toMillis() * perMinute / MILLIS_PER_MINUTE;
		return new Pace(perMinute, Math.min(capacity, tokens + Math.max(0, more)), now);
	}

	int allowance() {
		return (int) tokens;
	}

	Pace taken(int count) {
		return new Pace(perMinute, tokens - count, at);
	}
}
