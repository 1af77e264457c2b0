package io.mirage.gateway;

/**
 * How many requests may be sent a second time: a share of those sent at all, so that retries cannot double the load on
 * processes that are already in trouble. Safe for any number of threads.
 */
final class RetryBudget {

	/** A quiet gateway may retry this often before it has earned anything. */
	private static final double MOST = 10;

	private final double share;
	private double left = MOST;

	/** @param share retries for each request, between 0 and 1 */
	RetryBudget(double share) {
		this.share = share;
	}

	synchronized void earn() {
		left = Math.min(MOST, left + share);
	}

	/** @return whether there is a retry left; it is taken then */
	synchronized boolean spend() {
		if (left < 1) {
			return false;
		}
		left--;
		return true;
	}
}
