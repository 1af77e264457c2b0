package io.mirage.reporting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

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
import io.mirage.platform.readmodel.VisibleText;
import io.mirage.reporting.Digest.SeverityFindings;
import io.mirage.reporting.Digest.TypeFacts;

/** Draws the essence from a scan in one pass over its facts. */
@Component
class Digests {

	private static final Comparator<FactEntity> BY_VALUE = Comparator.<FactEntity, String>comparing(fact -> fact.entity().value())
			.thenComparing(fact -> fact.entity().id().value());
	private static final int ATTRIBUTES = 4;
	private static final int ATTRIBUTE_LENGTH = 160;

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

	private List<Digest.Way> ways(FactScan scan, List<SeverityFindings> bySeverity) {
		Map<EntityId, EntityRef> important = new LinkedHashMap<>();
		bySeverity.stream().flatMap(group -> group.shown().stream()).flatMap(finding -> finding.evidence().stream())
				.map(Evidence::entity).forEach(entity -> important.putIfAbsent(entity.id(), entity));
		return important.values().stream().limit(properties.ways()).map(entity -> ways.to(scan, entity)).toList();
	}

	/** Counts all, keeps some. */
	private final class Tally {

		private final Map<EntityType, Long> counts = new EnumMap<>(EntityType.class);
		/** The last one of a type on top, so that it makes room for an earlier one. */
		private final Map<EntityType, PriorityQueue<FactEntity>> first = new EnumMap<>(EntityType.class);
		private long entities;
		private long observations;

		private void add(FactEntity fact) {
			EntityType type = fact.entity().type();
			entities++;
			observations += fact.observations();
			counts.merge(type, 1L, Long::sum);
			PriorityQueue<FactEntity> shown = first.computeIfAbsent(type, key -> new PriorityQueue<>(BY_VALUE.reversed()));
			if (shown.size() < properties.rows()) {
				shown.add(fact);
			} else if (!shown.isEmpty() && BY_VALUE.compare(fact, shown.element()) < 0) {
				shown.remove();
				shown.add(fact);
			}
		}

		private List<TypeFacts> types() {
			return counts.entrySet().stream()
					.map(entry -> new TypeFacts(entry.getKey(), entry.getValue(), rows(entry.getKey())))
					.sorted(Comparator.comparingLong(TypeFacts::count).reversed().thenComparing(facts -> facts.type().label()))
					.toList();
		}

		private List<Digest.Row> rows(EntityType type) {
			return first.getOrDefault(type, new PriorityQueue<>()).stream().sorted(BY_VALUE).map(Tally::row).toList();
		}

		private static Digest.Row row(FactEntity fact) {
			Map<String, String> attributes = new TreeMap<>();
			fact.attributes().entrySet().stream().sorted(Map.Entry.comparingByKey()).limit(ATTRIBUTES)
					.forEach(entry -> attributes.put(VisibleText.of(entry.getKey(), ATTRIBUTE_LENGTH),
							VisibleText.of(entry.getValue(), ATTRIBUTE_LENGTH)));
			return new Digest.Row(fact.entity().value(), fact.confidence(), fact.collectors(), fact.tags(), attributes,
					fact.firstSeen());
		}
	}
}
