package io.mirage.range;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

/** The truth as a file for people and other programs. */
final class GroundTruthFile {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private GroundTruthFile() {
	}

	/** One line for each fact, so that a change shows line by line. */
	static String text(GroundTruth truth) {
		return "{\n\"target\": " + JSON.writeValueAsString(row(truth.target()))
				+ ",\n\"facts\": " + lines(truth.facts().stream().map(GroundTruthFile::row).toList())
				+ ",\n\"relationships\": " + lines(truth.relationships().stream().map(GroundTruthFile::row).toList())
				+ ",\n\"traps\": " + lines(truth.traps().stream().map(GroundTruthFile::row).toList()) + "\n}\n";
	}

	private static String lines(List<Map<String, Object>> rows) {
		return rows.stream().map(JSON::writeValueAsString).collect(Collectors.joining(",\n", "[\n", "\n]"));
	}

	private static Map<String, Object> row(GroundTruth.Entity entity) {
		Map<String, Object> row = new LinkedHashMap<>();
		row.put("type", entity.type());
		row.put("value", entity.value());
		return row;
	}

	private static Map<String, Object> row(GroundTruth.Fact fact) {
		Map<String, Object> row = row(fact.entity());
		row.put("hop", fact.hop());
		row.put("collectors", fact.collectors());
		return row;
	}

	private static Map<String, Object> row(GroundTruth.Relationship relationship) {
		Map<String, Object> row = new LinkedHashMap<>();
		row.put("type", relationship.type());
		row.put("source", row(relationship.source()));
		row.put("target", row(relationship.target()));
		row.put("collectors", relationship.collectors());
		return row;
	}

	private static Map<String, Object> row(GroundTruth.Trap trap) {
		Map<String, Object> row = row(trap.entity());
		row.put("why", trap.why());
		return row;
	}
}
