package io.mirage.integration;

import java.time.Clock;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import io.mirage.events.correlation.FindingStateChanged;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.ScanCorrelated;
import io.mirage.events.scans.ScanDeleted;
import io.mirage.events.scans.ScanId;
import io.mirage.events.storage.EntityMarked;
import io.mirage.events.storage.EntityUnmarked;
import io.mirage.integration.Subjects.Subject;
import io.mirage.platform.readmodel.FalsePositives;
import io.mirage.platform.readmodel.ScanFacts;
import io.mirage.platform.readmodel.ScanFactsComplete;

/**
 * Gathers what an export is made of. Everything is kept under its own identifier, so order and repetition do not matter.
 * Whoever brings what was missing takes the scan's lock and looks whether it is complete: of two that come at once, the
 * second sees what the first has brought.
 */
@Component
class FactIntake {

	private final ScanFacts facts;
	private final FalsePositives refuted;
	private final Findings findings;
	private final Subjects subjects;
	private final Exports exports;
	private final ScanExport export;
	private final Clock clock;

	FactIntake(ScanFacts facts, FalsePositives refuted, Findings findings, Subjects subjects, Exports exports, ScanExport export, Clock clock) {
		this.facts = facts;
		this.refuted = refuted;
		this.findings = findings;
		this.subjects = subjects;
		this.exports = exports;
		this.export = export;
		this.clock = clock;
	}

	@ApplicationModuleListener
	void on(ScanFactsComplete event) {
		decide(event.scanId());
	}

	@ApplicationModuleListener
	void on(FindingsRaised event) {
		if (!subjects.lock(event.scanId()).forgotten()) {
			findings.add(event);
			decide(event.scanId());
		}
	}

	@ApplicationModuleListener
	void on(ScanCorrelated event) {
		subjects.lock(event.scanId());
		subjects.expect(event.scanId(), event.findings().values().stream().mapToLong(Integer::longValue).sum());
		decide(event.scanId());
	}

	/** The last one that occurred counts, in any order; also before the finding has arrived. */
	@ApplicationModuleListener
	void on(FindingStateChanged event) {
		if (!subjects.lock(event.scanId()).forgotten()) {
			findings.decide(event);
		}
	}

	/** By the mark's identifier, in any order. */
	@ApplicationModuleListener
	void on(EntityMarked event) {
		refuted.mark(event);
	}

	/** By the mark's identifier, in any order. */
	@ApplicationModuleListener
	void on(EntityUnmarked event) {
		refuted.unmark(event);
	}

	/** Facts before the lock, as everywhere here: otherwise two could wait for each other. */
	@ApplicationModuleListener
	void on(ScanDeleted event) {
		ScanId scan = event.scanId();
		facts.forget(event);
		subjects.lock(scan);
		subjects.forget(scan);
		findings.forget(scan);
		exports.forget(scan);
	}

	private void decide(ScanId scan) {
		Subject subject = subjects.lock(scan);
		if (!subject.decided() && export.isComplete(subject)) {
			subjects.due(scan, clock.instant());
		}
	}
}
