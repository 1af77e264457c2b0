package io.mirage.storage;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import io.mirage.events.EventHeader;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.collection.TasksCompleted;
import io.mirage.events.scans.ScanDeleted;
import io.mirage.events.scans.ScanFinished;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanStarted;
import io.mirage.events.storage.FactsStored;
import io.mirage.events.storage.ScanStored;
import io.mirage.events.storage.StoredFact;
import io.mirage.events.users.ProjectId;

/**
 * Takes in what scans bring. Every method is idempotent by task or by upsert and gives the same tables in any order of
 * arrival.
 *
 * A batch locks in one order everywhere: tasks, entities, relationships, the scan's own row; each by ascending id. So
 * batches run in parallel without deadlock.
 */
@Component
class FactStorage {

	private final StoredScans scans;
	private final FactIntake intake;
	private final AskedSources asked;
	private final FactErasure erasure;
	private final ApplicationEventPublisher events;
	private final StorageProperties properties;
	private final Clock clock;
	private final Counter observations;
	private final Timer batches;

	FactStorage(StoredScans scans, FactIntake intake, AskedSources asked, FactErasure erasure,
			ApplicationEventPublisher events, StorageProperties properties, Clock clock, MeterRegistry meters) {
		this.scans = scans;
		this.intake = intake;
		this.asked = asked;
		this.erasure = erasure;
		this.events = events;
		this.properties = properties;
		this.clock = clock;
		this.observations = meters.counter("mirage.storage.observations");
		this.batches = meters.timer("mirage.storage.batch");
	}

	/** Stores the targets, so that they are there before anything is known of them. */
	@ApplicationModuleListener
	void on(ScanStarted event) {
		scans.remember(event.scanId(), event.header().organisationId(), event.projectId());
		if (!scans.isDeleted(event.scanId())) {
			int added = intake.storeTargets(event.scanId(), event.header(), event.scope().targets());
			scans.count(event.scanId(), 0, added, 0);
		}
	}

	/** Idempotent by task: a result that was applied before changes nothing and is not announced again. */
	@ApplicationModuleListener
	void on(TasksCompleted event) {
		batches.record(() -> store(event));
	}

	/** Idempotent: completeness is a flag that is set once. */
	@ApplicationModuleListener
	void on(ScanFinished event) {
		scans.remember(event.scanId(), event.header().organisationId(), event.projectId());
		scans.finish(event.scanId(), event.tasks(), event.header().occurredAt());
		announceCompletion(event.scanId(), event.header(), event.projectId());
	}

	/** Idempotent: what is gone stays gone. */
	@ApplicationModuleListener
	void on(ScanDeleted event) {
		erasure.erase(event.header().organisationId(), event.scanId());
	}

	private void store(TasksCompleted event) {
		scans.remember(event.scanId(), event.header().organisationId(), event.projectId());
		if (scans.isDeleted(event.scanId())) {
			return;
		}
		List<TaskResult> fresh = intake.claim(event.scanId(), event.results());
		if (fresh.isEmpty()) {
			return;
		}
		asked.store(event.scanId(), fresh);
		FactBatch batch = FactBatch.of(event.header(), event.scanId(), fresh);
		Set<UUID> added = intake.store(batch);
		long entities = scans.count(event.scanId(), fresh.size(), added.size(), batch.observations().size());
		observations.increment(batch.observations().size());
		events.publishEvent(new FactsStored(header(event.header(), event.scanId()), event.scanId(), event.projectId(),
				sample(batch, added), added.size(), entities));
		announceCompletion(event.scanId(), event.header(), event.projectId());
	}

	private List<StoredFact> sample(FactBatch batch, Set<UUID> added) {
		List<StoredFact> facts = new ArrayList<>();
		for (FactBatch.Named named : batch.entities()) {
			if (facts.size() == properties.sample()) {
				break;
			}
			if (added.contains(named.entity().id().value())) {
				facts.add(new StoredFact(named.entity(), named.collector(), named.at()));
			}
		}
		return facts;
	}

	private void announceCompletion(ScanId scan, EventHeader cause, ProjectId project) {
		Optional<StoredScans.Totals> totals = scans.completed(scan);
		totals.ifPresent(total -> events.publishEvent(new ScanStored(header(cause, scan), scan, project, total.entities(),
				total.observations(), total.relationships())));
	}

	private EventHeader header(EventHeader cause, ScanId scan) {
		return EventHeader.of(scan, cause.organisationId(), clock);
	}
}
