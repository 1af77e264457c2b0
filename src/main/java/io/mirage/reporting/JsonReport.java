package io.mirage.reporting;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.OrganisationId;
import io.mirage.events.entities.EntityId;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanState;
import io.mirage.platform.readmodel.FactEntity;
import io.mirage.platform.readmodel.FactRelationship;
import io.mirage.platform.readmodel.FactScan;
import io.mirage.platform.readmodel.FalsePositives;
import io.mirage.platform.readmodel.ScanFacts;

/** The form for programs: everything, in one document, written as it is read. */
@Component
class JsonReport {

	record ScanPart(ScanId id, String name, OrganisationId organisationId, ScanState state, List<EntityRef> targets,
			@Nullable Instant startedAt, @Nullable Instant finishedAt) {}

	record EntityPart(EntityId id, EntityType type, String value, int confidence, List<String> collectors, List<String> tags,
			Map<String, String> attributes, Instant firstSeen, Instant lastSeen, List<UUID> observationIds) {

		static EntityPart of(FactEntity fact) {
			return new EntityPart(fact.entity().id(), fact.entity().type(), fact.entity().value(), fact.confidence(),
					fact.collectors(), fact.tags(), new TreeMap<>(fact.attributes()), fact.firstSeen(), fact.lastSeen(),
					fact.observationIds());
		}
	}

	record RelationshipPart(UUID id, RelationType type, EntityId source, EntityId target, int confidence,
			List<String> collectors, List<String> tags) {

		static RelationshipPart of(FactRelationship fact) {
			return new RelationshipPart(fact.id(), fact.type(), fact.source(), fact.target(), fact.confidence(),
					fact.collectors(), fact.tags());
		}
	}

	private final ScanFacts facts;
	private final FalsePositives refuted;
	private final Findings findings;
	private final JsonMapper json;

	JsonReport(ScanFacts facts, FalsePositives refuted, Findings findings, JsonMapper json) {
		this.facts = facts;
		this.refuted = refuted;
		this.findings = findings;
		this.json = json;
	}

	/** Closes the stream. */
	void write(Report report, FactScan scan, OutputStream out) {
		try (JsonGenerator generator = json.createGenerator(out)) {
			generator.writeStartObject();
			generator.writeStringProperty("id", report.id().toString());
			generator.writeStringProperty("title", report.title());
			generator.writePOJOProperty("created_at", report.createdAt());
			generator.writePOJOProperty("scan", new ScanPart(scan.scanId(), scan.name(), scan.organisationId(), scan.state(),
					scan.targets(), scan.startedAt(), scan.finishedAt()));
			generator.writePOJOProperty("coverage", scan.coverage());
			generator.writeArrayPropertyStart("findings");
			findings.forEach(scan.scanId(), generator::writePOJO);
			generator.writeEndArray();
			generator.writeArrayPropertyStart("entities");
			Set<EntityId> left = refuted.of(scan.scanId());
			facts.forEachEntity(scan.scanId(), fact -> {
				if (!left.contains(fact.entity().id())) {
					generator.writePOJO(EntityPart.of(fact));
				}
			});
			generator.writeEndArray();
			generator.writeArrayPropertyStart("relationships");
			facts.forEachRelationship(scan.scanId(), Long.MAX_VALUE, fact -> {
				if (!left.contains(fact.source()) && !left.contains(fact.target())) {
					generator.writePOJO(RelationshipPart.of(fact));
				}
			});
			generator.writeEndArray();
			generator.writeEndObject();
		}
	}
}
