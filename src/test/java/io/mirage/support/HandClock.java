package io.mirage.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that a test moves by hand. */
public class HandClock extends Clock {

	private volatile Instant now = Instant.parse("2026-11-24T10:00:00Z");

	@TestConfiguration
	public static class Supply {

		@Bean
		@Primary
		public HandClock handClock() {
			return new HandClock();
		}
	}

	public void set(Instant instant) {
		now = instant;
	}

	public void advance(Duration by) {
		now = now.plus(by);
	}

	@Override
	public Instant instant() {
		return now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException("Everything here is in UTC");
	}
}
