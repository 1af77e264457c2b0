package io.mirage.collection;

import java.time.Clock;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import io.mirage.collection.ClaimedTask.ScanContext;
import io.mirage.events.EventHeader;
import io.mirage.events.collection.TaskResult;
import io.mirage.events.collection.TasksCompleted;

/** Publishes results, in the transaction of whoever stored them. */
@Component
class Announcement {

	private final ApplicationEventPublisher events;
	private final CollectionMetrics metrics;
	private final Clock clock;

	Announcement(ApplicationEventPublisher events, CollectionMetrics metrics, Clock clock) {
		this.events = events;
		this.metrics = metrics;
		this.clock = clock;
	}

	void publish(ScanContext scan, List<TaskResult> results) {
		events.publishEvent(new TasksCompleted(EventHeader.of(scan.id(), scan.organisation(), clock), scan.id(), scan.project(),
				results));
		metrics.finished(results);
	}

	/** Tasks that nobody asked have no observations, so only their number is bounded. */
	void publish(List<Tasks.Withdrawn> withdrawn) {
		for (Tasks.Withdrawn tasks : withdrawn) {
			List<TaskResult> all = tasks.results();
			for (int from = 0; from < all.size(); from += Batches.MAX_RESULTS) {
				publish(tasks.scan(), all.subList(from, Math.min(from + Batches.MAX_RESULTS, all.size())));
			}
		}
	}
}
