package io.mirage.correlation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.correlation.rules.Rule;
import io.mirage.events.EventHeader;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.ScanCorrelated;
import io.mirage.events.scans.ScanDeleted;
import io.mirage.events.scans.ScanId;
import io.mirage.events.storage.EntityMarked;
import io.mirage.events.storage.EntityUnmarked;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.FalsePositives;
import io.mirage.platform.readmodel.ScanFacts;
import io.mirage.platform.readmodel.ScanFactsComplete;

/**
 * Draws conclusions from a scan's facts once they are complete. That may be said several times: findings have derived ids.
 * The scan is held meanwhile, so that its deletion waits and then sees the findings.
 */
@Component
class Correlation {

	private static final int MAX_FINDINGS = 100;
	/** An event's size is its evidence: a few hundred of them are some hundred kilobytes. */
	private static final int MAX_EVIDENCE = 500;

	private final ScanFacts facts;
	private final Rules rules;
	private final RuleRun run;
	private final Findings findings;
	private final FindingStates states;
	private final PastFindings past;
	private final FalsePositives refuted;
	private final CorrelationMetrics metrics;
	private final ApplicationEventPublisher events;
	private final Clock clock;

	Correlation(ScanFacts facts, Rules rules, RuleRun run, Findings findings, FindingStates states, PastFindings past,
			FalsePositives refuted, CorrelationMetrics metrics, ApplicationEventPublisher events, Clock clock) {
		this.facts = facts;
		this.rules = rules;
		this.run = run;
		this.findings = findings;
		this.states = states;
		this.past = past;
		this.refuted = refuted;
		this.metrics = metrics;
		this.events = events;
		this.clock = clock;
	}

	@ApplicationModuleListener
	void on(ScanFactsComplete event) {
		facts.hold(event.scanId()).ifPresent(this::conclude);
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
		conclude(facts.hold(id).orElseThrow());
	}

	private void conclude(FactScan scan) {
		ScanId id = scan.scanId();
		states.lock(scan.projectId());
		List<Rule> enabled = rules.enabled(scan.organisationId());
		List<Drawn> drawn = run.over(scan, enabled, Objects.requireNonNull(scan.finishedAt(), "A complete scan has finished"));
		List<Finding> raised = raise(scan, drawn);
		List<String> ran = enabled.stream().map(Rule::id).toList();
		states.withdraw(id, ran, drawn);
		states.announceInherited(scan);
		states.resolve(past.resolvedBy(scan, ran));
		events.publishEvent(new ScanCorrelated(header(scan), id, scan.projectId(), findings.countRaised(id)));
		metrics.concluded(raised);
	}

	/**
	 * Runs over a running scan those rules that more facts cannot prove wrong. What they say is told at once; at the scan's
	 * end all rules run, and what is not drawn again then, because a source corrected itself or people called it false, is
	 * withdrawn. So the scan's findings are in the end those of its complete facts, whenever and how often this ran.
	 * The scan is held only while findings are stored: the rules may take seconds, in which its next facts come in.
	 */
	@Transactional
	void preview(ScanId id) {
		facts.findScan(id).filter(Correlation::isRunning).ifPresent(scan -> {
			List<Rule> growing = rules.enabled(scan.organisationId()).stream().filter(Rule::growing).toList();
			List<Drawn> drawn = run.over(scan, growing, clock.instant());
			facts.hold(id).filter(Correlation::isRunning).ifPresent(held -> {
				states.lock(held.projectId());
				raise(held, drawn);
			});
		});
	}

	private static boolean isRunning(FactScan scan) {
		return scan.finishedAt() == null;
	}

	private List<Finding> raise(FactScan scan, List<Drawn> drawn) {
		List<Finding> raised = findings.store(scan, drawn, clock.instant());
		batches(raised).forEach(batch -> events.publishEvent(new FindingsRaised(header(scan), scan.scanId(), scan.projectId(), batch)));
		return raised;
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
