package io.mirage.collection.collectors.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Each look at it takes its time. */
final class TickingClock extends Clock {

	private final Duration tick;
	private Instant now = Instant.EPOCH;

	TickingClock(Duration tick) {
		this.tick = tick;
	}

	@Override
	public Instant instant() {
		now = now.plus(tick);
		return now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}
}
