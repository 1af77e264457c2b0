package io.mirage.scans;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import io.mirage.events.collection.TaskResult;
import io.mirage.events.collection.TasksCompleted;
import io.mirage.events.entities.EntityId;
import io.mirage.events.scans.TaskId;
import io.mirage.platform.entities.EntityParser;

/**
 * Turns results into new questions. A result counts the first time only, distances only fall and scope only grows:
 * results may come in any order and repeatedly, and the scan ends with the same questions asked.
 */
@Component
class ResultIntake {

	private final Scans scans;
	private final Plans plans;
	private final Frontier frontier;
	private final Territory territory;
	private final ScanAdvance advance;
	private final ScanMetrics metrics;
	private final EntityParser parser;
	private final Clock clock;

	ResultIntake(Scans scans, Plans plans, Frontier frontier, Territory territory, ScanAdvance advance, ScanMetrics metrics,
			EntityParser parser, Clock clock) {
		this.scans = scans;
		this.plans = plans;
		this.frontier = frontier;
		this.territory = territory;
		this.advance = advance;
		this.metrics = metrics;
		this.parser = parser;
		this.clock = clock;
	}

	/** Results of a scan that was deleted meanwhile are dropped. */
	@ApplicationModuleListener
	void on(TasksCompleted event) {
		scans.lock(event.scanId(), event.header().organisationId()).ifPresent(scan -> take(scan, event.results()));
	}

	private void take(Scan scan, List<TaskResult> results) {
		List<TaskResult> fresh = report(scan, results);
		if (fresh.isEmpty()) {
			return;
		}
		Collection<KnownEntity> changed = discover(scan, fresh);
		if (scan.isPlanning()) {
			plan(scan, changed);
			advance.endIfExhausted(scan);
		}
		advance.advance(scan);
	}

	private List<TaskResult> report(Scan scan, List<TaskResult> results) {
		Map<TaskId, TaskResult> byTask = new LinkedHashMap<>();
		results.stream().filter(result -> result.state().isFinal()).forEach(result -> byTask.putIfAbsent(result.taskId(), result));
		Frontier.Reported reported = frontier.report(scan.id(), List.copyOf(byTask.values()), clock.instant());
		scan.count(scan.tally().reported(reported));
		metrics.finished(reported);
		Set<TaskId> counted = reported.fresh();
		List<TaskResult> fresh = byTask.values().stream().filter(result -> counted.contains(result.taskId())).toList();
		scan.count(scan.tally().called(fresh.stream().mapToLong(TaskResult::requests).sum()));
		return fresh;
	}

	/** @return the entities about which there may be new questions */
	private Collection<KnownEntity> discover(Scan scan, List<TaskResult> fresh) {
		Set<EntityId> asked = fresh.stream().map(result -> result.entity().id()).collect(Collectors.toSet());
		Harvest harvest = new Harvest(parser, scan.order().scope().targets(), territory.find(scan.id(), asked)).gather(fresh);
		if (harvest.found().isEmpty()) {
			return List.of();
		}
		List<Territory.Change> changes = territory.merge(scan.id(), harvest.found());
		territory.remember(scan.id(), harvest.leads());
		scan.count(scan.tally().found((int) changes.stream().filter(Territory.Change::created).count()));
		return withConsequences(scan, changes);
	}

	/** What was found through an entity that came nearer is nearer as well, and so are the questions about it. */
	private Collection<KnownEntity> withConsequences(Scan scan, List<Territory.Change> changes) {
		Map<EntityId, KnownEntity> changed = new LinkedHashMap<>();
		List<KnownEntity> moved = new ArrayList<>();
		for (Territory.Change change : changes) {
			changed.put(change.entity().ref().id(), change.entity());
			if (!change.created()) {
				moved.add(change.entity());
			}
		}
		if (!moved.isEmpty()) {
			territory.follow(scan.id(), moved).forEach(entity -> changed.put(entity.ref().id(), entity));
			frontier.moveNearer(scan.id(), changed.values());
		}
		return changed.values();
	}

	private void plan(Scan scan, Collection<KnownEntity> entities) {
		int planned = frontier.add(scan.id(), plans.of(scan).questionsAbout(entities), clock.instant());
		scan.count(scan.tally().planned(planned));
		metrics.planned(planned);
	}
}
