package io.mirage.collection.dns;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps to a number of questions a second, with a little leeway so that short bursts do not wait. */
final class Pace {

	private static final long LEEWAY = TimeUnit.MILLISECONDS.toNanos(50);

	private final long interval;
	private final AtomicLong next;

	/** @param rate a second; 0 for any */
	Pace(int rate) {
		interval = rate == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / rate;
		next = new AtomicLong(System.nanoTime());
	}

	/** Takes a turn if there is one now. @return 0 if it was taken, else how long until there is one */
	long tryTurn(long now) {
		while (interval != 0) {
			long due = next.get();
			if (due - now > LEEWAY) {
				return due - now - LEEWAY;
			}
			if (next.compareAndSet(due, (due - now > 0 ? due : now) + interval)) {
				return 0;
			}
		}
		return 0;
	}

	/** Takes a turn that cannot wait. */
	void takeTurn() {
		next.addAndGet(interval);
	}
}
