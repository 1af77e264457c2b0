package io.mirage.correlation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.events.EventHeader;
import io.mirage.events.collection.TasksCompleted;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.ScanCorrelated;
import io.mirage.events.scans.ScanDeleted;
import io.mirage.events.scans.ScanFinished;
import io.mirage.events.scans.ScanId;
import io.mirage.events.storage.EntityMarked;
import io.mirage.events.storage.EntityUnmarked;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.FalsePositives;
import io.mirage.platform.readmodel.FalsePositivesFactory;
import io.mirage.platform.readmodel.ScanFacts;

/**
 * Gathers a scan's facts and, once they are complete, draws conclusions. Results and the scan's end may come in any order
 * and several times: the read model takes each once and says once that it is complete, and findings have derived ids.
 */
@Component
class Correlation {

	private static final int MAX_FINDINGS = 100;
	/** An event's size is its evidence: a few hundred of them are some hundred kilobytes. */
	private static final int MAX_EVIDENCE = 500;

	private final ScanFacts facts;
	private final RuleRun rules;
	private final Findings findings;
	private final FindingStates states;
	private final PastFindings past;
	private final FalsePositives refuted;
	private final CorrelationMetrics metrics;
	private final ApplicationEventPublisher events;
	private final Clock clock;

	Correlation(ScanFacts facts, RuleRun rules, Findings findings, FindingStates states, PastFindings past,
			FalsePositivesFactory refuted, CorrelationMetrics metrics, ApplicationEventPublisher events, Clock clock) {
		this.facts = facts;
		this.rules = rules;
		this.findings = findings;
		this.states = states;
		this.past = past;
		this.refuted = refuted.inSchema("correlation");
		this.metrics = metrics;
		this.events = events;
		this.clock = clock;
	}

	@ApplicationModuleListener
	void on(TasksCompleted event) {
		if (facts.apply(event)) {
			conclude(event.scanId());
		}
	}

	@ApplicationModuleListener
	void on(ScanFinished event) {
		if (facts.finish(event)) {
			conclude(event.scanId());
		}
	}

	/** By the mark's identifier. What rests on nothing else than false positives is one itself. */
	@ApplicationModuleListener
	void on(EntityMarked event) {
		states.lock(event.projectId());
		refuted.mark(event);
		states.refute(event.header().organisationId(), event.projectId(), event.entity().id());
	}

	/** By the mark's identifier. What only the mark made false is open again. */
	@ApplicationModuleListener
	void on(EntityUnmarked event) {
		states.lock(event.projectId());
		refuted.unmark(event);
		states.restore();
	}

	/** What arrives later is dropped. */
	@ApplicationModuleListener
	void on(ScanDeleted event) {
		facts.forget(event);
		findings.forget(event.scanId());
	}

	/**
	 * Runs all rules over a complete scan. Doing it again rewords findings, adds new ones and keeps what people decided.
	 * Findings of earlier scans that this one looked for in vain are resolved.
	 */
	@Transactional
	void conclude(ScanId id) {
		FactScan scan = facts.findScan(id).orElseThrow();
		states.lock(scan.projectId());
		Instant now = clock.instant();
		List<Finding> raised = findings.store(scan, rules.over(scan), now);
		batches(raised).forEach(batch -> events.publishEvent(new FindingsRaised(header(scan), id, scan.projectId(), batch)));
		states.announceInherited(scan);
		states.resolve(past.resolvedBy(scan, rules.ran()));
		events.publishEvent(new ScanCorrelated(header(scan), id, scan.projectId(), findings.countRaised(id)));
		metrics.concluded(raised);
	}

	static List<List<Finding>> batches(List<Finding> findings) {
		List<List<Finding>> batches = new ArrayList<>();
		List<Finding> batch = new ArrayList<>();
		int evidence = 0;
		for (Finding finding : findings) {
			evidence += finding.evidence().size();
			if (batch.size() == MAX_FINDINGS || !batch.isEmpty() && evidence > MAX_EVIDENCE) {
				batches.add(batch);
				batch = new ArrayList<>();
				evidence = finding.evidence().size();
			}
			batch.add(finding);
		}
		if (!batch.isEmpty()) {
			batches.add(batch);
		}
		return batches;
	}

	private EventHeader header(FactScan scan) {
		return EventHeader.of(scan.scanId(), scan.organisationId(), clock);
	}
}
