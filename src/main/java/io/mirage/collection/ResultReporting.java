package io.mirage.collection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import io.mirage.collection.Batches.Load;

/**
 * Gathers what attempts leave behind and stores it in batches: one thread, so that many small results share a
 * transaction. What it holds is bounded by the number of tasks in hand.
 */
@Component
class ResultReporting {

	/** An attempt and what it left behind. */
	private record Entry(Attempt attempt, Report report) {}

	private static final Logger LOG = LoggerFactory.getLogger(ResultReporting.class);
	private static final Duration MAX_DELAY = Duration.ofMillis(50);
	private static final Duration PAUSE = Duration.ofSeconds(2);
	private static final Duration IDLE = Duration.ofSeconds(1);

	private final ReportStore store;
	private final Running running;
	private final Bell bell;
	private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
	private volatile boolean open;
	private @Nullable Thread thread;

	ResultReporting(ReportStore store, Running running, Bell bell) {
		this.store = store;
		this.running = running;
		this.bell = bell;
	}

	void report(Attempt attempt, Report report) {
		queue.add(new Entry(attempt, report));
	}

	void start() {
		open = true;
		thread = Thread.ofVirtual().name("task-reporting").start(this::work);
	}

	/** Stores what is there and ends; what the store does not take now is done again by whoever continues. */
	void close() throws InterruptedException {
		open = false;
		if (thread != null) {
			thread.join();
		}
	}

	private void work() {
		try {
			while (open || !queue.isEmpty()) {
				List<Entry> entries = gather();
				if (!entries.isEmpty()) {
					deliver(entries);
				}
			}
		} catch (InterruptedException end) {
			Thread.currentThread().interrupt();
		}
	}

	/** Waits for a first report and then, for a moment, for others to go with it. */
	private List<Entry> gather() throws InterruptedException {
		List<Entry> entries = new ArrayList<>();
		Load load = new Load();
		Entry next = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
		long deadline = System.nanoTime() + MAX_DELAY.toNanos();
		while (next != null) {
			entries.add(next);
			if (next.report() instanceof Report.Finished finished) {
				load.add(finished);
			}
			next = load.isFull() ? null : queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
		}
		return entries;
	}

	private void deliver(List<Entry> entries) throws InterruptedException {
		List<Report> reports = entries.stream().map(Entry::report).toList();
		while (!store(reports) && open) {
			Thread.sleep(PAUSE);
		}
		entries.forEach(entry -> running.remove(entry.attempt()));
		reports.forEach(this::announcePause);
		bell.ring();
	}

	private boolean store(List<Report> reports) {
		try {
			store.store(reports);
			return true;
		} catch (RuntimeException failure) {
			if (!StoreFailures.mayPass(failure)) {
				LOG.error("{} reports were lost; their tasks will be done again", reports.size(), failure);
				return true;
			}
			LOG.warn("{} reports wait for the database: {}", reports.size(), failure.getMessage());
			return false;
		}
	}

	private void announcePause(Report report) {
		if (report instanceof Report.Postponed postponed) {
			bell.ringAt(postponed.due());
		}
	}
}
