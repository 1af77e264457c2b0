package io.mirage.collection;

import java.util.List;
import java.util.Set;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.mirage.events.scans.CollectorStopRequested;
import io.mirage.events.scans.ScanDeleted;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanPriorityChanged;
import io.mirage.events.scans.ScanStateChanged;
import io.mirage.events.scans.ScanStopRequested;

/**
 * Does what people want with a running scan. A pause counts by its version, a stop and a deletion are for good: whatever
 * order they come in and however often, the end is the same.
 */
@Component
class ScanControl {

	private final KnownScans scans;
	private final Tasks tasks;
	private final Running running;
	private final Announcement announcement;
	private final Bell bell;

	ScanControl(KnownScans scans, Tasks tasks, Running running, Announcement announcement, Bell bell) {
		this.scans = scans;
		this.tasks = tasks;
		this.running = running;
		this.announcement = announcement;
		this.bell = bell;
	}

	/** While a scan is paused nothing of it is started; what runs may end. */
	@ApplicationModuleListener
	void on(ScanStateChanged event) {
		scans.change(event);
		bell.ringAfterCommit();
	}

	/** Other processes find out by themselves: they look for stopped scans among those they have in hand. */
	@ApplicationModuleListener
	void on(ScanStopRequested event) {
		scans.stop(event.scanId(), event.header());
		announcement.publish(tasks.cancelUnwanted(event.scanId()));
		interruptAfterCommit(event.scanId());
	}

	/** Only one process hears it; others find out as they do about a stop. */
	@ApplicationModuleListener
	void on(CollectorStopRequested event) {
		scans.halt(event);
		announcement.publish(tasks.cancelUnwanted(event.scanId()));
		afterCommit(() -> running.interrupt(event.scanId(), Set.of(event.collector())));
	}

	/** The newest version counts, in whatever order they come; tasks that come later get it as they come. */
	@ApplicationModuleListener
	void on(ScanPriorityChanged event) {
		int difference = scans.prioritise(event);
		if (difference != 0) {
			tasks.shift(event.scanId(), difference);
			bell.ringAfterCommit();
		}
	}

	@ApplicationModuleListener
	void on(ScanDeleted event) {
		scans.delete(event.scanId(), event.header());
		tasks.forget(event.scanId());
		interruptAfterCommit(event.scanId());
	}

	private void interruptAfterCommit(ScanId scan) {
		afterCommit(() -> running.interrupt(List.of(scan)));
	}

	private static void afterCommit(Runnable action) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				action.run();
			}
		});
	}
}
