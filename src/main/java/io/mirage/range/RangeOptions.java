package io.mirage.range;

import java.time.Duration;

/**
 * Which range to open.
 *
 * @param hosts how many names the company shall have at least; fewer than the small company has means the small company
 * @param seed the same size and seed give the same company
 * @param delay how long every answer is under way, as in a network between here and there
 * @param hostile whether there are servers that mean harm, such as one whose answer never ends
 */
public record RangeOptions(int hosts, long seed, Duration delay, boolean hostile) {

	private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

	/** Enough for any benchmark; the truth about them needs some hundred megabytes. */
	public static final int MOST_HOSTS = 100_000;

	/** The small company, at once. */
	public static final RangeOptions SMALL = new RangeOptions(0, 1987, Duration.ZERO, false);

	/** @throws IllegalArgumentException naming the value that makes no sense */
	public RangeOptions {
		if (hosts < 0 || hosts > MOST_HOSTS) {
			throw new IllegalArgumentException("A range has up to " + MOST_HOSTS + " hosts, not " + hosts + ".");
		}
		if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
			throw new IllegalArgumentException("An answer can be delayed by 0 to 10 seconds, not by " + delay + ".");
		}
	}

	public RangeOptions withHosts(int number) {
		return new RangeOptions(number, seed, delay, hostile);
	}

	public RangeOptions withDelay(Duration duration) {
		return new RangeOptions(hosts, seed, duration, hostile);
	}

	public RangeOptions withHostile(boolean wanted) {
		return new RangeOptions(hosts, seed, delay, wanted);
	}
}
