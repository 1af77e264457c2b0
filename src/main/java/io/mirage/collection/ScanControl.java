package io.mirage.collection;

import java.util.List;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.mirage.events.scans.ScanDeleted;
import io.mirage.events.scans.ScanId;
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
		announcement.publish(tasks.cancelWaiting(event.scanId()));
		interruptAfterCommit(event.scanId());
	}

	@ApplicationModuleListener
	void on(ScanDeleted event) {
		scans.delete(event.scanId(), event.header());
		tasks.forget(event.scanId());
		interruptAfterCommit(event.scanId());
	}

	private void interruptAfterCommit(ScanId scan) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				running.interrupt(List.of(scan));
			}
		});
	}
}
