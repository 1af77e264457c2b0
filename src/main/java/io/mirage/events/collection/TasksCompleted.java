package io.mirage.events.collection;

import java.util.List;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.scans.ScanId;
import io.mirage.events.users.ProjectId;

/**
 * Results of one scan in a bounded batch: up to 2,000 observations, 1 MB or 50 ms of work, whichever comes first; a
 * single larger result travels alone.
 *
 * Delivered at least once; a listener applies a task's result only the first time.
 */
public record TasksCompleted(EventHeader header, ScanId scanId, ProjectId projectId, List<TaskResult> results)
		implements MirageEvent {

	/** The registry looks events up by it, several times for each listener: the header alone tells two of them apart. */
	@Override
	public int hashCode() {
		return header.hashCode();
	}
}
