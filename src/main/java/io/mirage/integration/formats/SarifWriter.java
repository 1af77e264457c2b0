package io.mirage.integration.formats;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.correlation.Evidence;
import io.mirage.events.correlation.Finding;
import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.readmodel.FactEntity;
import io.mirage.platform.readmodel.FactRelationship;
import io.mirage.platform.readmodel.FactScan;

/**
 * SARIF 2.1.0: a result for each finding. The rules stand behind the results, for only then it is known which there were;
 * the order of members in JSON means nothing.
 */
final class SarifWriter implements ExportWriter {

	private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

	private final JsonGenerator json;
	private final Map<String, Finding> firstOfRule = new TreeMap<>();
	private long results;

	SarifWriter(OutputStream out, JsonMapper mapper) {
		this.json = mapper.createGenerator(out);
	}

	@Override
	public void scan(FactScan scan, long entities, long relationships, long findings) {
		json.writeStartObject();
		json.writeStringProperty("$schema", SCHEMA);
		json.writeStringProperty("version", "2.1.0");
		json.writeName("runs");
		json.writeStartArray();
		json.writeStartObject();
		json.writeName("automationDetails");
		json.writePOJO(Map.of("id", "mirage/" + scan.scanId(), "description", Map.of("text", scan.name())));
		json.writeName("results");
		json.writeStartArray();
	}

	@Override
	public void entity(FactEntity entity) {}

	@Override
	public void relationship(FactRelationship relationship) {}

	@Override
	public void finding(Finding finding) {
		firstOfRule.putIfAbsent(finding.ruleId(), finding);
		json.writePOJO(Map.of("ruleId", finding.ruleId(), "level", level(finding.severity()),
				"message", Map.of("text", finding.headline() + " " + finding.why()),
				"locations", finding.evidence().stream().map(Evidence::entity).distinct().map(SarifWriter::location).toList(),
				"partialFingerprints", Map.of("mirageFinding/v1", finding.id().toString()),
				"properties", Map.of("severity", finding.severity().label())));
		results++;
	}

	@Override
	public long end() {
		json.writeEndArray();
		json.writeName("tool");
		json.writePOJO(Map.of("driver", Map.of("name", "Mirage", "rules", firstOfRule.values().stream().map(SarifWriter::rule).toList())));
		json.writeEndObject();
		json.writeEndArray();
		json.writeEndObject();
		json.flush();
		return results;
	}

	private static Map<String, Object> rule(Finding finding) {
		return Map.of("id", finding.ruleId(), "shortDescription", Map.of("text", finding.ruleName()),
				"fullDescription", Map.of("text", finding.why()),
				"defaultConfiguration", Map.of("level", level(finding.severity())),
				"properties", Map.of("security-severity", score(finding.severity()), "tags", List.of("security")));
	}

	/** A web address is where it is; anything else has a name and a kind. */
	private static Map<String, Object> location(EntityRef entity) {
		return entity.type() == EntityType.URL ? Map.of("physicalLocation", Map.of("artifactLocation", Map.of("uri", entity.value())))
				: Map.of("logicalLocations", List.of(Map.of("fullyQualifiedName", entity.value(), "kind", entity.type().label())));
	}

	private static String level(Severity severity) {
		return switch (severity) {
			case INFO, LOW -> "note";
			case MEDIUM -> "warning";
			case HIGH, CRITICAL -> "error";
		};
	}

	/** Where code hosting sites draw the lines between their four levels. */
	private static String score(Severity severity) {
		return switch (severity) {
			case INFO -> "0.0";
			case LOW -> "2.0";
			case MEDIUM -> "5.0";
			case HIGH -> "8.0";
			case CRITICAL -> "9.5";
		};
	}
}
