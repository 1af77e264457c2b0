package io.mirage.collection.source;

import java.time.Duration;

/**
 * How ports are tried.
 *
 * @param perSecond the most attempts a second, for all tasks of the collector together
 * @param atOnce the most attempts of one call that wait for their answer at the same time
 * @param patience after which a port that does not answer counts as filtered
 */
public record Knocking(int perSecond, int atOnce, Duration patience) {

	public Knocking {
		if (perSecond < 1 || atOnce < 1 || !patience.isPositive()) {
			throw new IllegalArgumentException("Nobody can knock %d times a second, %d at once, for %s".formatted(perSecond, atOnce, patience));
		}
	}
}
