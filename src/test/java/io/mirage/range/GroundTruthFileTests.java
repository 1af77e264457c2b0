package io.mirage.range;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The readable copy of the truth follows the data: {@code -Drange.write-truth=true} writes it anew. */
class GroundTruthFileTests {

	private static final Path FILE = Path.of("src/main/resources/range/ground-truth.json");

	private final JsonMapper json = JsonMapper.builder().build();

	@Test
	void theShippedFileSaysWhatTheDataSays() throws IOException {
		Company company = Company.load();
		String text = text(TruthDerivation.derive(company, Zones.of(company)));
		if (Boolean.getBoolean("range.write-truth")) {
			Files.writeString(FILE, text);
		}
		assertThat(Files.readString(FILE)).isEqualTo(text);
	}

	/** One line for each fact, so that a change shows line by line. */
	private String text(GroundTruth truth) {
		return "{\n\"target\": " + json.writeValueAsString(row(truth.target()))
				+ ",\n\"facts\": " + lines(truth.facts().stream().map(GroundTruthFileTests::row).toList())
				+ ",\n\"relationships\": " + lines(truth.relationships().stream().map(GroundTruthFileTests::row).toList())
				+ ",\n\"traps\": " + lines(truth.traps().stream().map(GroundTruthFileTests::row).toList()) + "\n}\n";
	}

	private String lines(List<Map<String, Object>> rows) {
		return rows.stream().map(json::writeValueAsString).collect(Collectors.joining(",\n", "[\n", "\n]"));
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
