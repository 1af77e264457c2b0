package io.mirage.collection;

import java.time.Instant;

import io.mirage.collection.source.Question;
import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanScope;
import io.mirage.events.scans.TaskId;
import io.mirage.events.users.ProjectId;

/**
 * A task that this process runs.
 *
 * @param owner number of the process: what it writes about the task counts only while the task is still its own
 * @param attempts how often the task was started, this time included
 * @param requests outbound calls of the attempts before
 */
record ClaimedTask(TaskId id, ScanContext scan, String collector, EntityRef entity, boolean inScope, int owner, int attempts,
		int requests, Instant startedAt) {

	/** What all tasks of a scan have in common. */
	record ScanContext(ScanId id, OrganisationId organisation, ProjectId project, ScanScope scope) {}

	Question question() {
		return new Question(entity, inScope);
	}
}
