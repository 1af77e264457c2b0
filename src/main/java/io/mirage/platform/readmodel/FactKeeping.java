package io.mirage.platform.readmodel;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Conditional;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import io.mirage.events.EventHeader;
import io.mirage.events.collection.TasksCompleted;
import io.mirage.events.scans.ScanDeleted;
import io.mirage.events.scans.ScanFinished;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanStarted;

/**
 * Keeps facts for all modules of this process that read them. A task's results apply once, the rest are upserts, and
 * completeness is a row that is added once: any order and any repetition leave the same.
 */
@Component
@Conditional(FactsWanted.class)
class FactKeeping {

	private final FactWriter facts;
	private final ApplicationEventPublisher events;

	FactKeeping(FactWriter facts, ApplicationEventPublisher events) {
		this.facts = facts;
		this.events = events;
	}

	@ApplicationModuleListener
	void on(ScanStarted event) {
		announce(facts.start(event), event.scanId(), event.header());
	}

	@ApplicationModuleListener
	void on(TasksCompleted event) {
		announce(facts.apply(event), event.scanId(), event.header());
	}

	@ApplicationModuleListener
	void on(ScanFinished event) {
		announce(facts.finish(event), event.scanId(), event.header());
	}

	@ApplicationModuleListener
	void on(ScanDeleted event) {
		facts.forget(event);
	}

	private void announce(boolean complete, ScanId scan, EventHeader cause) {
		if (complete) {
			events.publishEvent(new ScanFactsComplete(scan, cause.organisationId()));
		}
	}
}
