package io.mirage.collection.network;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;

/**
 * Leaves alone what has failed several times in a row, so that not every task finds out by itself. When the rest is over,
 * one call may try; if it fails as well, the next rest is twice as long.
 */
@Component
class Breakers {

	static final int FAILURES = 5;
	static final Duration FIRST_REST = Duration.ofSeconds(10);
	static final Duration LONGEST_REST = Duration.ofMinutes(10);
	/** A probe that has not come back by then is not waited for. */
	private static final Duration PROBE = Duration.ofMinutes(2);
	private static final Duration FORGET_AFTER = Duration.ofHours(2);

	private final Clock clock;
	private final Cache<Source, Breaker> breakers = Caffeine.newBuilder().expireAfterAccess(FORGET_AFTER).build();

	private record Source(String collector, String host) {}

	Breakers(Clock clock) {
		this.clock = clock;
	}

	/** @param until when it may be tried again   @param why the last failure, for people */
	record Rest(Instant until, String why) {}

	Breaker of(String collector, String host) {
		return breakers.get(new Source(collector, host), source -> new Breaker());
	}

	/** What is known of one source. Safe for any number of threads. */
	final class Breaker {

		private int failures;
		private Duration rest = FIRST_REST;
		private Instant until = Instant.MIN;
		private Instant probeEnds = Instant.MIN;
		private String why = "";

		/** Asks for leave to call. @return empty if it is given; then {@link #ended} has to follow */
		synchronized Optional<Rest> enter() {
			Instant now = clock.instant();
			if (failures < FAILURES) {
				return Optional.empty();
			}
			Instant next = until.isAfter(probeEnds) ? until : probeEnds;
			if (now.isBefore(next)) {
				return Optional.of(new Rest(next, why));
			}
			probeEnds = now.plus(PROBE);
			return Optional.empty();
		}

		/** The call came through, whatever the answer. */
		synchronized void succeeded() {
			failures = 0;
			rest = FIRST_REST;
			probeEnds = Instant.MIN;
		}

		synchronized void failed(String reason) {
			boolean wasOpen = failures >= FAILURES;
			failures++;
			why = reason;
			probeEnds = Instant.MIN;
			if (failures >= FAILURES) {
				rest = wasOpen ? shorter(rest.multipliedBy(2), LONGEST_REST) : FIRST_REST;
				until = clock.instant().plus(rest);
			}
		}

		/** Nothing was learnt: the task was cancelled. */
		synchronized void abandoned() {
			probeEnds = Instant.MIN;
		}
	}

	private static Duration shorter(Duration one, Duration other) {
		return one.compareTo(other) < 0 ? one : other;
	}
}
