package io.mirage.scans;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.mirage.events.entities.EntityRef;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanPriority;
import io.mirage.events.scans.ScanProgress;
import io.mirage.events.scans.ScanState;
import io.mirage.events.users.ProjectId;

/**
 * A scan as the API shows it.
 *
 * @param failure why it did not complete, for people; names the budget that was used up
 * @param requests outbound calls of all tasks that were reported
 * @param stoppedCollectors those that were stopped while it ran
 */
record ScanAnswer(ScanId id, String name, ScanState state, boolean stopping, List<EntityRef> targets, String profile,
		Intrusiveness intrusiveness, int hopLimit, List<String> deny, ProjectId projectId, String owner, Instant createdAt,
		@Nullable Instant startedAt, @Nullable Instant finishedAt, Progress progress, @Nullable String failure, ScanPriority priority, Budget budget,
		long requests, List<String> stoppedCollectors) {

	/** @param planned all tasks so far
	 *  @param percent of them that are done */
	record Progress(long planned, long pending, long running, long completed, long failed, long entities, int percent) {

		static Progress of(ScanProgress progress) {
			return new Progress(progress.planned(), progress.pending(), progress.running(), progress.completed(),
					progress.failed(), progress.entities(), progress.percent());
		}
	}

	static ScanAnswer of(Scan scan) {
		ScanOrder order = scan.order();
		Scan.Course course = scan.course();
		ScanTerms terms = scan.terms();
		return new ScanAnswer(scan.id(), order.name(), course.state(), scan.isStopping(), order.scope().targets(),
				order.profile(), order.scope().intrusiveness(), terms.hopLimit(), order.scope().deny(),
				order.projectId(), order.owner(), order.createdAt(), course.startedAt(), course.finishedAt(),
				Progress.of(course.tally().progress()), course.failure(), terms.priority(),
				new Budget(terms.maxDuration(), terms.maxEntities(), terms.maxRequests()), course.tally().requests(),
				course.halted().stream().sorted().toList());
	}
}
