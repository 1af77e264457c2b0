package io.mirage.collection.dns;

import java.time.Duration;

/**
 * How long a name server usually takes and whether it answers at all. Written by the receiving thread, read by all.
 * A question is sent again as soon as the answer is unusually late (the way TCP does, RFC 6298), since an answer that
 * comes after all still counts.
 */
final class Health {

	private static final int LOSSES_BEFORE_REST = 20;
	private static final long SHORTEST_PATIENCE = Duration.ofMillis(200).toNanos();
	private static final long FIRST_PATIENCE = Duration.ofSeconds(1).toNanos();
	private static final long SHORTEST_REST = Duration.ofSeconds(1).toNanos();
	private static final long LONGEST_REST = Duration.ofSeconds(30).toNanos();

	private final long timeout;
	private long smoothed;
	private long variation;
	private int losses;
	private long rest = SHORTEST_REST;
	private volatile long patience;
	private volatile boolean resting;
	private volatile long restsUntil;

	Health(Duration timeout) {
		this.timeout = timeout.toNanos();
		this.patience = Math.min(this.timeout, FIRST_PATIENCE);
	}

	void answered(long took) {
		losses = 0;
		rest = SHORTEST_REST;
		resting = false;
		variation = smoothed == 0 ? took / 2 : (3 * variation + Math.abs(smoothed - took)) / 4;
		smoothed = smoothed == 0 ? took : (7 * smoothed + took) / 8;
		patience = Math.min(timeout, Math.max(SHORTEST_PATIENCE, smoothed + 4 * variation));
	}

	/** After many losses without any answer others are asked first, for ever longer. */
	void lost(long now) {
		losses++;
		if (losses >= LOSSES_BEFORE_REST && !rests(now)) {
			restsUntil = now + rest;
			resting = true;
			rest = Math.min(LONGEST_REST, 2 * rest);
		}
	}

	boolean rests(long now) {
		return resting && restsUntil - now > 0;
	}

	/** How long to wait for the answer to an attempt, twice as long each time. @param attempt from 0 */
	long patience(int attempt) {
		return Math.min(timeout, patience << Math.min(attempt, 10));
	}
}
