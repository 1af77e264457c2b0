package io.mirage.integration.formats;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.mirage.events.collection.Outcome;
import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.FindingId;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.CollectorCoverage;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanState;
import io.mirage.events.users.ProjectId;
import io.mirage.platform.readmodel.FactEntity;
import io.mirage.platform.readmodel.FactRelationship;
import io.mirage.platform.readmodel.FactScan;

/** A line of an export. Names and order of the components are the format, documented at the package; maps are sorted. */
sealed interface ExportLine {

	int FORMAT_VERSION = 1;

	String lineType();

	record Source(String collector, String name, Map<Outcome, Long> outcomes, boolean inPlan, @Nullable String reason) {

		static Source of(CollectorCoverage coverage) {
			return new Source(coverage.collector(), coverage.name(), new TreeMap<>(coverage.outcomes()), coverage.inPlan(),
					coverage.reason());
		}
	}

	record ScanLine(String lineType, int formatVersion, ScanId scanId, ProjectId projectId, String name, ScanState state,
			List<EntityRef> targets, @Nullable Instant startedAt, @Nullable Instant finishedAt, long tasks, long entities,
			long relationships, long findings, List<Source> coverage) implements ExportLine {

		static ScanLine of(FactScan scan, long entities, long relationships, long findings) {
			return new ScanLine("scan", FORMAT_VERSION, scan.scanId(), scan.projectId(), scan.name(), scan.state(),
					scan.targets(), scan.startedAt(), scan.finishedAt(), scan.tasks(), entities, relationships, findings,
					scan.coverage().stream().map(Source::of).toList());
		}
	}

	record EntityLine(String lineType, EntityId id, EntityType type, String value, int confidence, List<String> collectors,
			List<String> tags, Map<String, String> attributes, Instant firstSeen, Instant lastSeen, List<UUID> observationIds)
			implements ExportLine {

		static EntityLine of(FactEntity fact) {
			return new EntityLine("entity", fact.entity().id(), fact.entity().type(), fact.entity().value(), fact.confidence(),
					fact.collectors(), fact.tags(), new TreeMap<>(fact.attributes()), fact.firstSeen(), fact.lastSeen(),
					fact.observationIds());
		}
	}

	record RelationshipLine(String lineType, UUID id, RelationType type, EntityId sourceId, EntityId targetId, int confidence,
			List<String> collectors, List<String> tags) implements ExportLine {

		static RelationshipLine of(FactRelationship fact) {
			return new RelationshipLine("relationship", fact.id(), fact.type(), fact.source(), fact.target(), fact.confidence(),
					fact.collectors(), fact.tags());
		}
	}

	record FindingLine(String lineType, FindingId id, String ruleId, String ruleName, Severity severity, String headline,
			String why, List<Evidence> evidence) implements ExportLine {

		static FindingLine of(Finding finding) {
			return new FindingLine("finding", finding.id(), finding.ruleId(), finding.ruleName(), finding.severity(),
					finding.headline(), finding.why(), finding.evidence());
		}
	}
}
