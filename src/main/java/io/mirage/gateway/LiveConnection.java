package io.mirage.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.mirage.events.OrganisationId;
import io.mirage.events.scans.ScanId;

/**
 * One screen that watches. Whoever has news puts it into the queue and never waits; the request's own thread writes, and
 * waits for the network as long as it takes. A queue that is full ends the connection: the screen comes back and asks
 * for the present state.
 */
final class LiveConnection {

	private static final String HEARTBEAT = ":\n\n";

	private final OrganisationId organisation;
	private final @Nullable ScanId scan;
	private final Instant expiry;
	private final int capacity;
	private final BooleanSupplier standing;
	private final Queue<String> queue = new ArrayDeque<>();
	private final Lock lock = new ReentrantLock();
	private final Condition news = lock.newCondition();
	private boolean ended;

	/**
	 * @param scan absent for everything of the organisation
	 * @param expiry when the caller's token ceases to be valid
	 * @param capacity how many events may wait
	 * @param standing whether the caller would still be let in
	 */
	LiveConnection(OrganisationId organisation, @Nullable ScanId scan, Instant expiry, int capacity, BooleanSupplier standing) {
		this.organisation = organisation;
		this.scan = scan;
		this.expiry = expiry;
		this.capacity = capacity;
		this.standing = standing;
	}

	boolean wants(LiveEvent event) {
		return (event.organisation() == null || event.organisation().equals(organisation))
				&& (scan == null || scan.equals(event.scan()));
	}

	/** @return false if this was one too many, which ended the connection */
	boolean offer(String frame) {
		lock.lock();
		try {
			if (!ended && queue.size() >= capacity) {
				end();
				return false;
			}
			if (!ended) {
				queue.add(frame);
				news.signal();
			}
			return true;
		} finally {
			lock.unlock();
		}
	}

	/** Ends it if the session behind it has ended, or the account was closed. */
	void review() {
		if (!standing.getAsBoolean()) {
			end();
		}
	}

	/** The writer stops at the next frame; what waits is dropped. */
	void end() {
		lock.lock();
		try {
			ended = true;
			queue.clear();
			news.signal();
		} finally {
			lock.unlock();
		}
	}

	/**
	 * Writes until the connection ends: by {@link #end} or {@link #review}, by the token's expiry, or because the reader has gone.
	 *
	 * @param heartbeat pause after which a comment is sent
	 * @throws IOException if the reader has gone
	 */
	void writeTo(OutputStream out, Duration heartbeat, Clock clock) throws IOException, InterruptedException {
		write(out, "retry: 2000\n\n");
		Duration left = Duration.between(clock.instant(), expiry);
		while (left.isPositive()) {
			String frame = next(left.compareTo(heartbeat) < 0 ? left : heartbeat);
			if (frame == null) {
				return;
			}
			write(out, frame);
			left = Duration.between(clock.instant(), expiry);
		}
	}

	/** @return a heartbeat if there was no news in that time; null at the end */
	private @Nullable String next(Duration patience) throws InterruptedException {
		lock.lock();
		try {
			long nanos = patience.toNanos();
			while (!ended && queue.isEmpty() && nanos > 0) {
				nanos = news.awaitNanos(nanos);
			}
			String frame = queue.poll();
			return ended ? null : frame != null ? frame : HEARTBEAT;
		} finally {
			lock.unlock();
		}
	}

	private static void write(OutputStream out, String text) throws IOException {
		out.write(text.getBytes(StandardCharsets.UTF_8));
		out.flush();
	}
}
