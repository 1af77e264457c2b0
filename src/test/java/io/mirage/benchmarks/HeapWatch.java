package io.mirage.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Watches the heap of this process: the most that was in use, and the most that was left after a collection. */
final class HeapWatch implements AutoCloseable {

	private static final long INTERVAL_MILLIS = 50;

	private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
			.filter(pool -> pool.getType() == MemoryType.HEAP).toList();
	private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
	private volatile long used;
	private volatile long live;

	HeapWatch() {
		System.gc();
		watch.scheduleAtFixedRate(this::look, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
	}

	private void look() {
		used = Math.max(used, pools.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum());
		live = Math.max(live, pools.stream().filter(pool -> pool.getCollectionUsage() != null)
				.mapToLong(pool -> pool.getCollectionUsage().getUsed()).sum());
	}

	long usedMegabytes() {
		return used >> 20;
	}

	long liveMegabytes() {
		return live >> 20;
	}

	@Override
	public void close() {
		watch.shutdownNow();
	}
}
