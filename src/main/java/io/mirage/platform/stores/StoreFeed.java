package io.mirage.platform.stores;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one store what waits for it, for as long as the process lives. */
final class StoreFeed {

	private static final Logger LOG = LoggerFactory.getLogger(StoreFeed.class);
	private static final Duration PAUSE = Duration.ofMillis(500);
	private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
	/** Who is further behind is not asked. */
	private static final Duration STALE = Duration.ofSeconds(30);

	private final SecondaryStore store;
	private final Clock clock;
	private final CountDownLatch closing = new CountDownLatch(1);
	private volatile boolean fed;
	private volatile @Nullable String failure;

	StoreFeed(SecondaryStore store, Clock clock) {
		this.store = store;
		this.clock = clock;
	}

	SecondaryStore store() {
		return store;
	}

	/** Whether its answers are those of half a minute ago at most. */
	boolean isCurrent() {
		return fed && failure == null && store.waitingSince().filter(since -> since.isBefore(clock.instant().minus(STALE))).isEmpty();
	}

	/** Why nothing reaches it; absent if all is well. */
	@Nullable String failure() {
		return failure;
	}

	void run() {
		try {
			do {
				while (step() > 0 && closing.getCount() > 0) {
					LOG.trace("{} goes on", store.name());
				}
			} while (!closing.await((failure == null ? PAUSE : PAUSE_AFTER_FAILURE).toMillis(), TimeUnit.MILLISECONDS));
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		} finally {
			store.close();
		}
	}

	void close() {
		closing.countDown();
	}

	/** Whatever goes wrong with an engine, its rows go on waiting; it is said once, and once that it is over. */
	private int step() {
		try {
			int sent = store.drain();
			fed = true;
			if (failure != null) {
				LOG.warn("The {} store is back; {} changes wait for it", store.name(), store.waiting());
				failure = null;
			}
			return sent;
		} catch (RuntimeException e) {
			failed(e);
			return 0;
		}
	}

	/** Also what a question has found out: until the next round goes well, nobody asks it. */
	void failed(RuntimeException e) {
		if (failure == null) {
			LOG.warn("The {} store does not answer, so PostgreSQL does. What changes waits. {}", store.name(), e.toString());
		}
		failure = e.toString();
	}
}
