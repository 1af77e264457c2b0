package io.mirage.collection.network;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.PreDestroy;
import org.springframework.stereotype.Component;

/** Breaks calls off that would take too long as a whole: a server that sends a byte now and then never times out by itself. */
@Component
class Deadlines {

	private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1,
			Thread.ofPlatform().name("network-deadlines").daemon().factory());

	Deadlines() {
		clock.setRemoveOnCancelPolicy(true);
	}

	/** A running limit. Closing it in time keeps it from doing anything. */
	interface Deadline extends AutoCloseable {

		boolean hasPassed();

		@Override
		void close();
	}

	/** @param end quick, and harmless if the call has just ended */
	Deadline after(Duration limit, Runnable end) {
		AtomicBoolean passed = new AtomicBoolean();
		ScheduledFuture<?> alarm = clock.schedule(() -> {
			passed.set(true);
			end.run();
		}, limit.toMillis(), TimeUnit.MILLISECONDS);
		return new Deadline() {
			@Override
			public boolean hasPassed() {
				return passed.get();
			}

			@Override
			public void close() {
				alarm.cancel(false);
			}
		};
	}

	@PreDestroy
	void stop() {
		clock.shutdownNow();
	}
}
