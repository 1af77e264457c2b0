package io.mirage.scans;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.collection.Observation;
import io.mirage.events.collection.ObservedRelationship;
import io.mirage.events.collection.Outcome;
import io.mirage.events.collection.Reliability;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.collection.TaskState;
import io.mirage.events.collection.TasksCompleted;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.PlannedTask;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.TaskId;
import io.mirage.events.users.ProjectId;

/** What collection would answer. */
final class Results {

	static final ScanId SCAN = ScanId.of("01900000-0000-7000-8000-00000000000a");

	private static final Instant SEEN = Instant.parse("2026-11-24T12:00:00Z");

	private Results() {}

	static EntityRef host(String name) {
		return EntityRef.of(EntityType.HOSTNAME, name);
	}

	static EntityRef address(int last) {
		return EntityRef.of(EntityType.IP_ADDRESS, "192.0.2." + last);
	}

	static ObservedRelationship relation(RelationType type, EntityRef source, EntityRef target) {
		return new ObservedRelationship(ObservedRelationship.idOf(type, source, target), type, source, target, 100, List.of(),
				null);
	}

	static TaskResult of(ScanId scan, String collector, EntityRef asked, List<EntityRef> found,
			ObservedRelationship... relationships) {
		TaskId task = TaskId.of(scan, collector, asked.id());
		List<Observation> observations = found.stream()
				.map(entity -> new Observation(Observation.idOf(task, entity), entity, 90, Reliability.B, SEEN, Map.of(), List.of(), null))
				.toList();
		return new TaskResult(task, collector, asked, TaskState.COMPLETED, found.isEmpty() ? Outcome.EMPTY : Outcome.ANSWERED, null,
				SEEN, Duration.ofMillis(20), 1, observations, Arrays.asList(relationships));
	}

	/** An answer that says "nothing there". */
	static TaskResult empty(ScanId scan, PlannedTask task) {
		return of(scan, task.collector(), task.entity(), List.of());
	}

	static TaskResult failed(PlannedTask task) {
		return new TaskResult(task.taskId(), task.collector(), task.entity(), TaskState.FAILED, Outcome.UNREACHABLE,
				"No route to host", SEEN, Duration.ofMillis(20), 1, List.of(), List.of());
	}

	static TaskResult cancelled(PlannedTask task) {
		return new TaskResult(task.taskId(), task.collector(), task.entity(), TaskState.CANCELLED, null, null, SEEN,
				Duration.ZERO, 0, List.of(), List.of());
	}

	static TasksCompleted batch(ScanId scan, List<TaskResult> results) {
		return new TasksCompleted(EventHeader.of(scan, OrganisationId.DEFAULT, Clock.systemUTC()), scan, ProjectId.DEFAULT, results);
	}
}
