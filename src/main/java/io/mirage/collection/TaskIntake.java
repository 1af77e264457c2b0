package io.mirage.collection;

import java.util.List;
import java.util.Set;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import io.mirage.events.scans.PlannedTask;
import io.mirage.events.scans.TasksPlanned;

/**
 * Takes over what scans plan. A task that is known already is left as it is, so a batch may come twice; one of a scan or
 * collector that was stopped before is reported as cancelled at once, so a stop may come first.
 */
@Component
class TaskIntake {

	private final KnownScans scans;
	private final Tasks tasks;
	private final Collectors collectors;
	private final Announcement announcement;
	private final Bell bell;

	TaskIntake(KnownScans scans, Tasks tasks, Collectors collectors, Announcement announcement, Bell bell) {
		this.scans = scans;
		this.tasks = tasks;
		this.collectors = collectors;
		this.announcement = announcement;
		this.bell = bell;
	}

	@ApplicationModuleListener
	void on(TasksPlanned event) {
		KnownScans.Standing scan = scans.learn(event);
		if (scan.deleted()) {
			return;
		}
		tasks.add(event, scan.urgency());
		if (scan.stopped()) {
			announcement.publish(tasks.cancelUnwanted(event.scanId()));
			return;
		}
		if (scans.halted(List.of(event.scanId())).containsKey(event.scanId())) {
			announcement.publish(tasks.cancelUnwanted(event.scanId()));
		}
		Set<String> known = collectors.ids();
		if (!event.tasks().stream().map(PlannedTask::collector).allMatch(known::contains)) {
			announcement.publish(tasks.skipUnknown(known));
		}
		bell.ringAfterCommit();
	}
}
