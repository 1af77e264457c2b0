package io.mirage.collection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes whoever starts tasks: something came, a place is free, or a pause is over. */
@Component
class Bell {

	private final Semaphore rung = new Semaphore(0);
	private final Clock clock;
	private Instant alarm = Instant.MAX;

	Bell(Clock clock) {
		this.clock = clock;
	}

	void ring() {
		rung.release();
	}

	/** Rings when the current transaction has committed: before, there is nothing to see. */
	void ringAfterCommit() {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				ring();
			}
		});
	}

	/** Rings at that time, or earlier. */
	void ringAt(Instant time) {
		synchronized (this) {
			alarm = time.isBefore(alarm) ? time : alarm;
		}
		ring();
	}

	/** Returns when the bell has rung since the last call, at the latest after {@code patience}. */
	void await(Duration patience) throws InterruptedException {
		if (rung.tryAcquire(untilAlarm(patience).toMillis(), TimeUnit.MILLISECONDS)) {
			rung.drainPermits();
		}
	}

	private synchronized Duration untilAlarm(Duration patience) {
		Instant now = clock.instant();
		if (!alarm.isAfter(now)) {
			alarm = Instant.MAX;
			return Duration.ZERO;
		}
		if (!alarm.isBefore(now.plus(patience))) {
			return patience;
		}
		return Duration.between(now, alarm).plusMillis(1);
	}
}
