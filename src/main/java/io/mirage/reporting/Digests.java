package io.mirage.reporting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.readmodel.FactEntity;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.FalsePositives;
import io.mirage.platform.readmodel.ScanFacts;
import io.mirage.reporting.Digest.SeverityFindings;
import io.mirage.reporting.Digest.TypeCount;
import io.mirage.reporting.document.Step;

/** Draws the essence from a scan in one pass over its facts. */
@Component
class Digests {

	private final ScanFacts facts;
	private final FalsePositives refuted;
	private final Findings findings;
	private final Ways ways;
	private final ReportingProperties properties;

	Digests(ScanFacts facts, FalsePositives refuted, Findings findings, Ways ways, ReportingProperties properties) {
		this.facts = facts;
		this.refuted = refuted;
		this.findings = findings;
		this.ways = ways;
		this.properties = properties;
	}

	Digest of(FactScan scan) {
		Tally tally = new Tally();
		Set<EntityId> left = refuted.of(scan.scanId());
		facts.forEachEntity(scan.scanId(), fact -> {
			if (!left.contains(fact.entity().id())) {
				tally.add(fact);
			}
		});
		List<SeverityFindings> bySeverity = findings(scan);
		return new Digest(scan, tally.entities, tally.observations,
				facts.countRelationships(scan.scanId()) - refuted.countRelationships(scan.scanId()), tally.types(),
				bySeverity, ways(scan, bySeverity));
	}

	/** The most severe first. */
	private List<SeverityFindings> findings(FactScan scan) {
		List<SeverityFindings> found = new ArrayList<>();
		findings.countBySeverity(scan.scanId()).forEach((severity, count) -> found.add(new SeverityFindings(severity, count,
				findings.first(scan.scanId(), severity, properties.findings()))));
		found.sort(Comparator.comparing(SeverityFindings::severity, Comparator.<Severity>naturalOrder().reversed()));
		return found;
	}

	private List<List<Step>> ways(FactScan scan, List<SeverityFindings> bySeverity) {
		Map<EntityId, EntityRef> important = new LinkedHashMap<>();
		bySeverity.stream().flatMap(group -> group.shown().stream()).flatMap(finding -> finding.evidence().stream())
				.map(Evidence::entity).forEach(entity -> important.putIfAbsent(entity.id(), entity));
		return important.values().stream().limit(properties.ways()).map(entity -> ways.to(scan, entity)).toList();
	}

	private static final class Tally {

		private final Map<EntityType, Long> counts = new EnumMap<>(EntityType.class);
		private long entities;
		private long observations;

		private void add(FactEntity fact) {
			entities++;
			observations += fact.observations();
			counts.merge(fact.entity().type(), 1L, Long::sum);
		}

		private List<TypeCount> types() {
			return counts.entrySet().stream().map(entry -> new TypeCount(entry.getKey(), entry.getValue()))
					.sorted(Comparator.comparingLong(TypeCount::count).reversed().thenComparing(each -> each.type().label())).toList();
		}
	}
}
