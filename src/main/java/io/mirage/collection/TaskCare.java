package io.mirage.collection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks for what others left behind: tasks of processes that died, scans that were stopped elsewhere, answers nobody needs. */
@Component
class TaskCare {

	private static final Logger LOG = LoggerFactory.getLogger(TaskCare.class);

	private final KnownScans scans;
	private final Tasks tasks;
	private final RawAnswers rawAnswers;
	private final Collectors collectors;
	private final Announcement announcement;
	private final Presence presence;
	private final Running running;
	private final Bell bell;
	private final TaskDispatch dispatch;
	private final CollectionMetrics metrics;
	private final TaskDelays delays;
	private final TransactionTemplate transaction;

	TaskCare(KnownScans scans, Tasks tasks, RawAnswers rawAnswers, Collectors collectors, Announcement announcement,
			Presence presence, Running running, Bell bell, TaskDispatch dispatch, CollectionMetrics metrics,
			TaskDelays delays, TransactionTemplate transaction) {
		this.scans = scans;
		this.tasks = tasks;
		this.rawAnswers = rawAnswers;
		this.collectors = collectors;
		this.announcement = announcement;
		this.presence = presence;
		this.running = running;
		this.bell = bell;
		this.dispatch = dispatch;
		this.metrics = metrics;
		this.delays = delays;
		this.transaction = transaction;
	}

	/** Tasks may wait for a collector that this version no longer has. Before any task is started. */
	@EventListener(ApplicationReadyEvent.class)
	@Order(0)
	void recover() {
		transaction.executeWithoutResult(status -> announcement.publish(tasks.skipUnknown(collectors.ids())));
		releaseAbandoned();
	}

	@Scheduled(fixedDelayString = "${mirage.collection.check-interval:5s}")
	void check() {
		if (!dispatch.isOpen()) {
			return;
		}
		try {
			if (!presence.isValid()) {
				running.giveBackAll();
			}
			running.interrupt(scans.stopped(running.scans()));
			scans.halted(running.scans()).forEach(running::interrupt);
			transaction.executeWithoutResult(status -> {
				announcement.publish(tasks.cancelUnwanted());
				delays.tell();
			});
			releaseAbandoned();
			metrics.waiting(tasks.countWaiting());
		} catch (DataAccessException | TransactionException away) {
			LOG.warn("Tasks could not be looked after, trying again soon: {}", away.getMessage());
		}
	}

	@Scheduled(fixedDelayString = "1h", initialDelayString = "5m")
	void sweep() {
		try {
			int removed = rawAnswers.sweep();
			if (removed > 0) {
				LOG.info("Removed {} raw answers that no task rests on any more", removed);
			}
		} catch (DataAccessException | TransactionException away) {
			LOG.warn("Raw answers could not be swept, trying again in an hour: {}", away.getMessage());
		}
	}

	private void releaseAbandoned() {
		int released = presence.releaseAbandoned();
		if (released > 0) {
			LOG.info("Took over {} tasks of a process that ended", released);
			bell.ring();
		}
	}
}
