package io.mirage.collection;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import io.mirage.collection.Attempt.Interruption;

/**
 * Starts tasks: as many as there are places, the most urgent first, each on a virtual thread of its own. Sleeps until the
 * bell rings.
 */
@Component
class TaskDispatch {

	private static final Logger LOG = LoggerFactory.getLogger(TaskDispatch.class);
	private static final Duration WHILE_LISTENERS_ARE_BEHIND = Duration.ofMillis(20);

	private final Tasks tasks;
	private final Collectors collectors;
	private final Presence presence;
	private final Running running;
	private final Bell bell;
	private final TaskExecution execution;
	private final ResultReporting reporting;
	private final Backlog backlog;
	private final CollectionProperties properties;
	private final ScheduledExecutorService timeouts =
			Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("task-timeouts").daemon().factory());
	private volatile boolean open;
	private @Nullable Thread thread;

	TaskDispatch(Tasks tasks, Collectors collectors, Presence presence, Running running, Bell bell, TaskExecution execution,
			ResultReporting reporting, Backlog backlog, CollectionProperties properties) {
		this.tasks = tasks;
		this.collectors = collectors;
		this.presence = presence;
		this.running = running;
		this.bell = bell;
		this.execution = execution;
		this.reporting = reporting;
		this.backlog = backlog;
		this.properties = properties;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		open = true;
		reporting.start();
		thread = Thread.ofVirtual().name("task-dispatch").start(this::work);
	}

	boolean isOpen() {
		return open;
	}

	/**
	 * Gives running tasks back and stores what is done. Before all others who hear that the context closes: the listeners'
	 * executor takes no more events after that.
	 */
	@EventListener(ContextClosedEvent.class)
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void stop() {
		if (!open) {
			return;
		}
		open = false;
		bell.ring();
		try {
			end();
		} catch (InterruptedException hurry) {
			Thread.currentThread().interrupt();
		}
		timeouts.shutdownNow();
	}

	private void end() throws InterruptedException {
		if (thread != null) {
			thread.join();
		}
		running.giveBackAll();
		Instant deadline = Instant.now().plus(properties.shutdownPatience());
		while (running.count() > 0 && Instant.now().isBefore(deadline)) {
			bell.await(properties.shutdownPatience().dividedBy(10));
		}
		reporting.close();
		OptionalInt owner = presence.leave();
		if (running.count() > 0) {
			owner.ifPresent(this::giveBack);
		}
	}

	/** For tasks whose collector did not heed the interruption: their late answers will not count. */
	private void giveBack(int owner) {
		try {
			int tasksLeft = tasks.release(owner);
			if (tasksLeft > 0) {
				LOG.warn("{} tasks did not end in time and will be done again", tasksLeft);
			}
		} catch (DataAccessException | TransactionException away) {
			LOG.warn("Running tasks could not be given back; the next process takes them over: {}", away.getMessage());
		}
	}

	private void work() {
		try {
			while (open) {
				if (backlog.isLong()) {
					bell.await(WHILE_LISTENERS_ARE_BEHIND);
				} else {
					startDue();
					bell.await(properties.checkInterval());
				}
			}
		} catch (InterruptedException end) {
			Thread.currentThread().interrupt();
		}
	}

	private void startDue() {
		try {
			Map<String, Integer> places = places();
			int room = properties.concurrency() - running.count();
			if (room > 0 && !places.isEmpty()) {
				List<ClaimedTask> claimed = tasks.claim(presence.number(), room, places);
				claimed.forEach(task -> start(new Attempt(task)));
			}
		} catch (DataAccessException | TransactionException away) {
			LOG.warn("No tasks can be started, trying again in {}: {}", properties.checkInterval(), away.getMessage());
		}
	}

	private Map<String, Integer> places() {
		Map<String, Long> taken = running.countByCollector();
		Map<String, Integer> places = new HashMap<>();
		for (String collector : collectors.ids()) {
			int free = properties.collectorConcurrency() - taken.getOrDefault(collector, 0L).intValue();
			if (free > 0) {
				places.put(collector, free);
			}
		}
		return places;
	}

	private void start(Attempt attempt) {
		running.add(attempt);
		Thread.ofVirtual().name("task-" + attempt.task().id()).start(() -> run(attempt));
	}

	private void run(Attempt attempt) {
		ScheduledFuture<?> timeout = timeouts.schedule(() -> attempt.interrupt(Interruption.TIMED_OUT),
				properties.taskTimeout().toMillis(), TimeUnit.MILLISECONDS);
		try {
			reporting.report(attempt, execution.execute(attempt));
		} catch (RuntimeException | Error bug) {
			reporting.report(attempt, execution.failed(attempt.task(), bug));
		} finally {
			timeout.cancel(false);
		}
	}
}
