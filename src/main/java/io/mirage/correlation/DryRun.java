package io.mirage.correlation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

import io.mirage.correlation.rules.Conclusion;
import io.mirage.correlation.rules.Rule;
import io.mirage.events.OrganisationId;
import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Severity;
import io.mirage.events.scans.ScanId;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.ScanFacts;
import io.mirage.platform.web.PlatformProblem;

/** Shows what a rule would say of past scans. Nothing is kept and nobody is told. */
@Component
class DryRun {

	private static final int SHOWN = 50;
	private static final int SHOWN_EVIDENCE = 5;

	/** @param evidence the first ones */
	record Said(Severity severity, String headline, int entities, List<Evidence> evidence) {}

	/** @param total how many findings there would be @param findings the first {@value #SHOWN} of them */
	record OfScan(ScanId scanId, String name, int total, List<Said> findings) {}

	private final ScanFacts facts;
	private final FactsLoading loading;
	/** Each holds a whole scan in memory. */
	private final Semaphore running = new Semaphore(1);

	DryRun(ScanFacts facts, FactsLoading loading) {
		this.facts = facts;
		this.loading = loading;
	}

	/** @throws io.mirage.platform.web.ProblemException if the organisation has no such complete scan, or another run is under way */
	@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
	List<OfScan> over(OrganisationId organisation, Rule rule, List<UUID> scans) {
		if (!running.tryAcquire()) {
			throw PlatformProblem.BUSY.because("Another rule is being tried at the moment. Try again soon.");
		}
		try {
			List<OfScan> answers = new ArrayList<>();
			scans.forEach(id -> answers.add(over(scan(organisation, new ScanId(id)), rule)));
			return answers;
		} finally {
			running.release();
		}
	}

	private OfScan over(FactScan scan, Rule rule) {
		List<Conclusion> said = rule.apply(loading.load(scan, Objects.requireNonNull(scan.finishedAt()), List.of(rule)).facts());
		return new OfScan(scan.scanId(), scan.name(), said.size(), said.stream().limit(SHOWN)
				.map(one -> new Said(rule.severityOf(one), one.headline(), one.entities(), one.evidence().stream().limit(SHOWN_EVIDENCE).toList()))
				.toList());
	}

	private FactScan scan(OrganisationId organisation, ScanId id) {
		return facts.findScan(id).filter(found -> found.organisationId().equals(organisation) && found.complete())
				.orElseThrow(() -> CorrelationProblem.UNKNOWN_SCAN.because("There is no complete scan " + id + "."));
	}
}
