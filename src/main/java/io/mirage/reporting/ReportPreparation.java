package io.mirage.reporting;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

import io.mirage.events.correlation.FindingStateChanged;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.ScanCorrelated;
import io.mirage.events.scans.ScanDeleted;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanStarted;
import io.mirage.events.storage.EntityMarked;
import io.mirage.events.storage.EntityUnmarked;
import io.mirage.platform.readmodel.FalsePositives;
import io.mirage.platform.readmodel.ScanFacts;
import io.mirage.platform.readmodel.ScanFactsComplete;

/**
 * Gathers what a report needs and has it written when the last piece is there, whichever that is: the start, all facts,
 * the rules' count of findings or a finding. Findings apply once by id, and "written" is a flag that is set once.
 */
@Component
class ReportPreparation {

	private final ScanFacts facts;
	private final FalsePositives refuted;
	private final Findings findings;
	private final Reports reports;
	private final Arrivals arrivals;
	private final ReportWriting writing;

	ReportPreparation(ScanFacts facts, FalsePositives refuted, Findings findings, Reports reports,
			Arrivals arrivals, ReportWriting writing) {
		this.facts = facts;
		this.refuted = refuted;
		this.findings = findings;
		this.reports = reports;
		this.arrivals = arrivals;
		this.writing = writing;
	}

	@ApplicationModuleListener
	void on(ScanStarted event) {
		arrivals.started(event.scanId(), event.header().organisationId());
		writeIfReady(event.scanId());
	}

	@ApplicationModuleListener
	void on(ScanFactsComplete event) {
		arrivals.factsComplete(event.scanId(), event.organisationId());
		writeIfReady(event.scanId());
	}

	@ApplicationModuleListener
	void on(FindingsRaised event) {
		if (arrivals.lock(event.scanId(), event.header().organisationId())) {
			arrivals.findingsArrived(event.scanId(), findings.store(event.scanId(), event.findings()));
			writeIfReady(event.scanId());
		}
	}

	@ApplicationModuleListener
	void on(ScanCorrelated event) {
		int expected = event.findings().values().stream().mapToInt(Integer::intValue).sum();
		arrivals.correlated(event.scanId(), event.header().organisationId(), expected);
		writeIfReady(event.scanId());
	}

	/** The last one that occurred counts, in any order; also before the finding has arrived. */
	@ApplicationModuleListener
	void on(FindingStateChanged event) {
		if (arrivals.lock(event.scanId(), event.header().organisationId())) {
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

	/** The progress goes before findings and reports: that waits for a report under way, which can then be deleted. */
	@ApplicationModuleListener
	void on(ScanDeleted event) {
		facts.forget(event);
		arrivals.deleted(event.scanId(), event.header().organisationId());
		findings.delete(event.scanId());
		reports.deleteOf(event.scanId());
	}

	private void writeIfReady(ScanId scan) {
		if (arrivals.becameReady(scan)) {
			facts.findScan(scan).ifPresent(writing::write);
		}
	}
}
