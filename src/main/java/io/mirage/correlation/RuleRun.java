package io.mirage.correlation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import io.mirage.correlation.FactsLoading.Loaded;
import io.mirage.correlation.rules.Conclusion;
import io.mirage.correlation.rules.Facts;
import io.mirage.correlation.rules.Rule;
import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingId;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.readmodel.FactScan;

/**
 * Runs rules over one scan. What was left out to keep within the bounds of memory is itself a finding, so
 * that nobody takes silence for a clean result.
 */
@Component
class RuleRun {

	static final String LIMITS = "correlation-limits";

	private final FactsLoading loading;
	private final CorrelationProperties properties;
	private final CorrelationMetrics metrics;

	RuleRun(FactsLoading loading, CorrelationProperties properties, CorrelationMetrics metrics) {
		this.loading = loading;
		this.properties = properties;
		this.metrics = metrics;
	}

	/**
	 * Call inside a transaction.
	 *
	 * @param rules those to run
	 * @param now the scan's end, or the time by which a running scan is judged
	 */
	List<Drawn> over(FactScan scan, List<Rule> rules, Instant now) {
		Loaded loaded = loading.load(scan, now, rules);
		List<Drawn> findings = new ArrayList<>();
		if (!loaded.facts().isWhole()) {
			findings.add(limit(scan, "facts", "The rules saw " + seen(loaded.entities(), properties.maxEntities()) + " entities and "
					+ seen(loaded.relationships(), properties.maxRelationships())
					+ " relationships of this scan, and concluded nothing from absence."));
		}
		for (Rule rule : rules) {
			findings.addAll(findings(scan, rule, loaded.facts()));
		}
		return findings;
	}

	private List<Drawn> findings(FactScan scan, Rule rule, Facts facts) {
		List<Conclusion> conclusions = metrics.timed(rule, () -> rule.apply(facts));
		List<Drawn> findings = new ArrayList<>();
		conclusions.stream().limit(properties.maxFindingsPerRule()).forEach(conclusion -> findings.add(Drawn.of(
				new Finding(FindingId.of(scan.scanId().value(), rule.id(), conclusion.subject()), rule.id(), rule.name(),
						rule.severityOf(conclusion), conclusion.headline(), rule.why(), conclusion.evidence()),
				scan.projectId(), conclusion.subject())));
		if (conclusions.size() > properties.maxFindingsPerRule()) {
			findings.add(limit(scan, rule.id(), "The rule '" + rule.name() + "' applies " + conclusions.size()
					+ " times; the first " + properties.maxFindingsPerRule() + " are kept."));
		}
		return findings;
	}

	private static Drawn limit(FactScan scan, String subject, String headline) {
		EntityRef evidence = EntityRef.of(EntityType.IDENTIFIER, "scan " + scan.scanId());
		return Drawn.of(new Finding(FindingId.of(scan.scanId().value(), LIMITS, subject), LIMITS, "Scan larger than the limits",
				Severity.INFO, headline, "What lies beyond a limit was not looked at. An operator can raise the limits of correlation.",
				List.of(new Evidence(null, evidence))), scan.projectId(), subject);
	}

	private static String seen(long all, int limit) {
		return all > limit ? "the first " + limit + " of " + all : "all " + all;
	}
}
