package io.mirage.scans;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import io.mirage.events.MirageEvent;
import io.mirage.events.scans.ScanStopRequested;
import io.mirage.events.scans.TasksPlanned;

/** Takes a scan as far as it can go now. Callers hold the scan's lock; all of it happens in their transaction. */
@Component
class ScanAdvance {

	/** Tasks in one event, as the contract of {@link TasksPlanned} has it. */
	private static final int BATCH = 500;

	private final Scans scans;
	private final Plans plans;
	private final Frontier frontier;
	private final Coverage coverage;
	private final ProgressAnnouncement progress;
	private final ScanMetrics metrics;
	private final ApplicationEventPublisher events;
	private final ScanProperties properties;
	private final Clock clock;

	ScanAdvance(Scans scans, Plans plans, Frontier frontier, Coverage coverage, ProgressAnnouncement progress,
			ScanMetrics metrics, ApplicationEventPublisher events, ScanProperties properties, Clock clock) {
		this.scans = scans;
		this.plans = plans;
		this.frontier = frontier;
		this.coverage = coverage;
		this.progress = progress;
		this.metrics = metrics;
		this.events = events;
		this.properties = properties;
		this.clock = clock;
	}

	/** Hands out what there is room for, ends the scan if nothing is left of it, and stores it. */
	void advance(Scan scan) {
		handOut(scan);
		if (scan.isDone()) {
			publish(scan.finish(coverage.of(scan), clock));
			progress.forget(scan.id());
		} else {
			progress.announce(scan);
		}
		scans.store(scan);
	}

	/** Tells a scan to end whose budget is used up, and says which. */
	void endIfExhausted(Scan scan) {
		if (scan.isPlanning()) {
			scan.overdraft(clock.instant()).ifPresent(reason -> {
				publish(scan.exhaust(reason, clock));
				withdraw(scan);
			});
		}
	}

	/** Cancels what waits, after the scan was told to end. */
	void withdraw(Scan scan) {
		scan.count(scan.tally().withdrew(frontier.withdraw(scan.id(), clock.instant())));
	}

	/** Hands out once more what has been with collection for too long: it forgets what it has already. */
	void resendOverdue(Scan scan) {
		Instant now = clock.instant();
		List<Frontier.HandedOut> overdue =
				frontier.handOutAgain(scan.id(), now.minus(properties.resendAfter()), BATCH, now);
		publish(scan, overdue);
		if (!overdue.isEmpty() && scan.isStopping()) {
			events.publishEvent(new ScanStopRequested(scan.header(clock), scan.id()));
		}
	}

	void publish(List<MirageEvent> news) {
		news.forEach(events::publishEvent);
	}

	private void handOut(Scan scan) {
		long room = Math.min(properties.window(), scan.requestsLeft()) - scan.tally().running();
		if (!scan.mayDispatch() || room <= 0 || scan.tally().pending() == 0) {
			return;
		}
		List<String> collectors = plans.of(scan).planned().stream().map(Plan.Candidate::id).toList();
		List<Frontier.HandedOut> tasks =
				frontier.handOut(scan.id(), collectors, room, properties.collectorWindow(), clock.instant());
		scan.count(scan.tally().handedOut(tasks.size()));
		metrics.handedOut(tasks);
		publish(scan, tasks);
	}

	private void publish(Scan scan, List<Frontier.HandedOut> tasks) {
		for (int from = 0; from < tasks.size(); from += BATCH) {
			List<Frontier.HandedOut> batch = tasks.subList(from, Math.min(from + BATCH, tasks.size()));
			events.publishEvent(new TasksPlanned(scan.header(clock), scan.id(), scan.order().projectId(), scan.scope(),
					batch.stream().map(Frontier.HandedOut::task).toList()));
		}
	}
}
