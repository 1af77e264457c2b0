package io.mirage.platform.stores;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** All secondary stores of this process, each fed by a thread of its own. */
@Component
public final class StoreFeeds implements SmartLifecycle {

	private final List<StoreFeed> feeds;
	private final List<Thread> threads = new ArrayList<>();

	StoreFeeds(ObjectProvider<SecondaryStore> stores, MeterRegistry meters, Clock clock) {
		feeds = stores.orderedStream().map(store -> new StoreFeed(store, clock)).toList();
		feeds.forEach(feed -> Gauge.builder("mirage.stores.waiting", feed.store(), SecondaryStore::waiting)
				.description("changes that wait for a secondary store").tag("store", feed.store().name()).register(meters));
	}

	/** Whether the store can be asked: it answers, and it has all but the last half minute. */
	public boolean isCurrent(SecondaryStore store) {
		return of(store.name()).filter(StoreFeed::isCurrent).isPresent();
	}

	/** Says that a question was not answered. */
	public void failed(SecondaryStore store, RuntimeException reason) {
		of(store.name()).ifPresent(feed -> feed.failed(reason));
	}

	List<StoreFeed> all() {
		return feeds;
	}

	Optional<StoreFeed> of(String name) {
		return feeds.stream().filter(feed -> feed.store().name().equals(name)).findFirst();
	}

	@Override
	public void start() {
		feeds.forEach(feed -> threads.add(Thread.ofVirtual().name("feed-" + feed.store().name()).start(feed::run)));
	}

	/** Waits for the portions under way: the database is closed afterwards. */
	@Override
	public void stop() {
		feeds.forEach(StoreFeed::close);
		try {
			for (Thread thread : threads) {
				thread.join();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		threads.clear();
	}

	@Override
	public boolean isRunning() {
		return !threads.isEmpty();
	}
}
