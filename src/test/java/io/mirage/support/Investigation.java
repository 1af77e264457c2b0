package io.mirage.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

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
import io.mirage.events.scans.CollectorCoverage;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.events.scans.ScanDeleted;
import io.mirage.events.scans.ScanFinished;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanScope;
import io.mirage.events.scans.ScanStarted;
import io.mirage.events.scans.ScanState;
import io.mirage.events.scans.TaskId;
import io.mirage.events.users.ProjectId;

/** Tells the story of a scan as its events would, for modules that listen. Time moves one second with every answer. */
public final class Investigation {

	public static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
	public static final EntityRef TARGET = EntityRef.of(EntityType.DOMAIN_NAME, "aurora-kites.example");

	private final ScanId scan;
	private final OrganisationId organisation;
	private final List<TaskResult> results = new ArrayList<>();
	private Instant now = START;

	public Investigation() {
		this(OrganisationId.DEFAULT);
	}

	public Investigation(OrganisationId organisation) {
		this.organisation = organisation;
		this.scan = ScanId.create(START);
	}

	public static EntityRef host(String name) {
		return EntityRef.of(EntityType.HOSTNAME, name);
	}

	public static EntityRef address(String value) {
		return EntityRef.of(EntityType.IP_ADDRESS, value);
	}

	public ScanId id() {
		return scan;
	}

	public Investigation at(Instant instant) {
		now = instant;
		return this;
	}

	/** Asks a collector about an entity; what it answers is added to the returned answer. */
	public Answer ask(String collector, EntityRef entity) {
		now = now.plusSeconds(1);
		return new Answer(collector, entity);
	}

	public List<TaskResult> results() {
		return List.copyOf(results);
	}

	public ScanStarted started(EntityRef... targets) {
		return new ScanStarted(header(START), scan, ProjectId.DEFAULT, "Aurora", "footprint",
				new ScanScope(Arrays.asList(targets), Intrusiveness.ACTIVE, 5, List.of()), "admin");
	}

	/** All results so far, so many to an event. */
	public List<TasksCompleted> batches(int size) {
		List<TasksCompleted> batches = new ArrayList<>();
		for (int from = 0; from < results.size(); from += size) {
			List<TaskResult> part = results.subList(from, Math.min(from + size, results.size()));
			batches.add(new TasksCompleted(header(part.getLast().startedAt()), scan, ProjectId.DEFAULT, part));
		}
		return batches;
	}

	public ScanFinished finished(CollectorCoverage... coverage) {
		return new ScanFinished(header(now.plusSeconds(1)), scan, ProjectId.DEFAULT, "Aurora", ScanState.COMPLETED,
				results.size(), 0, START, Arrays.asList(coverage));
	}

	public ScanDeleted deleted() {
		return new ScanDeleted(header(now.plusSeconds(2)), scan, ProjectId.DEFAULT);
	}

	private EventHeader header(Instant at) {
		return EventHeader.of(scan, organisation, Clock.fixed(at, ZoneOffset.UTC));
	}

	/** What a collector says; {@link #end} adds it to the investigation. */
	public final class Answer {

		private final String collector;
		private final EntityRef asked;
		private final TaskId task;
		private final List<Observation> observations = new ArrayList<>();
		private final List<ObservedRelationship> relationships = new ArrayList<>();
		private @Nullable Outcome outcome;

		private Answer(String collector, EntityRef asked) {
			this.collector = collector;
			this.asked = asked;
			this.task = TaskId.of(scan, collector, asked.id());
		}

		public Answer saw(EntityRef entity, String... tags) {
			return saw(entity, 80, Map.of(), tags);
		}

		public Answer saw(EntityRef entity, Map<String, String> attributes, String... tags) {
			return saw(entity, 80, attributes, tags);
		}

		public Answer saw(EntityRef entity, int confidence, Map<String, String> attributes, String... tags) {
			observations.add(new Observation(Observation.idOf(task, entity), entity, confidence, Reliability.B, now, attributes,
					List.of(tags), null));
			return this;
		}

		public Answer related(EntityRef source, RelationType type, EntityRef target, String... tags) {
			relationships.add(new ObservedRelationship(ObservedRelationship.idOf(type, source, target), type, source, target, 80,
					List.of(tags), null));
			return this;
		}

		public Answer outcome(Outcome instead) {
			outcome = instead;
			return this;
		}

		public Investigation end() {
			Outcome known = outcome != null ? outcome : observations.isEmpty() ? Outcome.EMPTY : Outcome.ANSWERED;
			results.add(new TaskResult(task, collector, asked, TaskState.COMPLETED, known, null, now, Duration.ZERO, 1,
					observations, relationships));
			return Investigation.this;
		}
	}
}
