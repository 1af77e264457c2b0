package io.mirage.collection.network;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;

import io.mirage.collection.source.SourceException.TryLater;

/** Keeps the distance between calls to a source and the number of calls that a host has at a time, for all tasks together. */
@Component
class Pacing {

	/** Longer waits are better spent on other tasks. */
	private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
	private static final Duration PAUSE_WHEN_CROWDED = Duration.ofSeconds(10);
	private static final Duration FORGET_SOURCES_AFTER = Duration.ofHours(2);

	private final Cache<Source, AtomicLong> nextTurn = Caffeine.newBuilder().expireAfterAccess(FORGET_SOURCES_AFTER).build();
	private final Cache<Crowd, Semaphore> places = Caffeine.newBuilder().weakValues().build();

	private final Cache<Paced, Turns> turns = Caffeine.newBuilder().expireAfterAccess(FORGET_SOURCES_AFTER).build();

	private record Source(String collector, String host) {}

	private record Paced(String whom, Rates rates) {}

	private record Crowd(String host, int limit) {}

	/** A call's place at a host, given back at the end. */
	interface Turn extends AutoCloseable {

		@Override
		void close();
	}

	/**
	 * Waits for the source's next turn; turns are given in the order they are asked for.
	 *
	 * @throws TryLater if that would take too long; no turn is used up then
	 */
	void awaitInterval(String collector, String host, Duration interval) throws TryLater, InterruptedException {
		if (interval.isZero() || interval.isNegative()) {
			return;
		}
		long wait = reserve(nextTurn.get(new Source(collector, host), source -> new AtomicLong(System.nanoTime())), interval);
		if (wait > LONGEST_WAIT.toNanos()) {
			throw new TryLater(host + " is asked by many tasks, each call " + interval + " after the one before", Duration.ofNanos(wait));
		}
		if (wait > 0) {
			TimeUnit.NANOSECONDS.sleep(wait);
		}
	}

	/**
	 * Waits until {@code whom} may be called again by its rates.
	 *
	 * @throws TryLater if that would take too long; no turn is used up then
	 */
	void awaitRate(String whom, Rates rates) throws TryLater, InterruptedException {
		if (!rates.isLimited()) {
			return;
		}
		long wait = turns.get(new Paced(whom, rates), paced -> new Turns(rates)).reserve(System.nanoTime(), LONGEST_WAIT.toNanos());
		if (wait > LONGEST_WAIT.toNanos()) {
			throw new TryLater(whom + " may have " + rates + ", and many tasks want to call it", Duration.ofNanos(wait));
		}
		if (wait > 0) {
			TimeUnit.NANOSECONDS.sleep(wait);
		}
	}

	/** @return how long until the turn; none is reserved if it is too far away */
	private static long reserve(AtomicLong next, Duration interval) {
		while (true) {
			long now = System.nanoTime();
			long free = next.get();
			long turn = free - now > 0 ? free : now;
			if (turn - now > LONGEST_WAIT.toNanos() || next.compareAndSet(free, turn + interval.toNanos())) {
				return turn - now;
			}
		}
	}

	/** @throws TryLater if the host stays busy for too long */
	Turn enter(String host, int limit) throws TryLater, InterruptedException {
		Semaphore free = places.get(new Crowd(host, limit), crowd -> new Semaphore(limit, true));
		if (!free.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
			throw new TryLater(host + " is busy with other tasks' calls", PAUSE_WHEN_CROWDED);
		}
		return free::release;
	}
}
