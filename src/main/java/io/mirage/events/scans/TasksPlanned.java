package io.mirage.events.scans;

import java.util.List;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.users.ProjectId;

/**
 * A batch of questions for collection, at most 500. A redelivered batch plans nothing twice: task ids are derived.
 *
 * @param scope repeated here because a batch may overtake {@link ScanStarted}
 */
public record TasksPlanned(EventHeader header, ScanId scanId, ProjectId projectId, ScanScope scope, List<PlannedTask> tasks)
		implements MirageEvent {

	/** The registry looks events up by it, several times for each listener: the header alone tells two of them apart. */
	@Override
	public int hashCode() {
		return header.hashCode();
	}
}
