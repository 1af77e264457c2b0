package io.mirage.range;

import java.time.Duration;

/** The way through a network that loopback does not have. */
record Latency(Duration delay) {

	static final Latency NONE = new Latency(Duration.ZERO);

	boolean isNone() {
		return delay.isZero();
	}

	/** Holds up the conversation's own thread, which is a virtual one. */
	void pass() {
		try {
			Thread.sleep(delay);
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}
}
