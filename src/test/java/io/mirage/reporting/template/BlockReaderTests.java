package io.mirage.reporting.template;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.correlation.Severity;
import io.mirage.events.entities.EntityType;

import static org.assertj.core.api.Assertions.assertThat;

class BlockReaderTests {

	private static final JsonMapper JSON = JsonMapper.shared();

	@Test
	void readsWhatIsRight() {
		BlockReader reader = read("""
				[{"kind": "text", "title": "Hello", "text": "of {{scan.name}}"},
				{"kind": "findings", "min_severity": "high", "limit": 3}, {"kind": "facts", "types": ["Hostname"]},
				{"kind": "chart", "of": "sources"}]""");

		assertThat(reader.complaints()).isEmpty();
		assertThat(reader.blocks()).containsExactly(
				new Block(Block.Kind.TEXT, "Hello", "of {{scan.name}}", List.of(), null, null, null),
				new Block(Block.Kind.FINDINGS, null, null, List.of(), Severity.HIGH, 3, null),
				new Block(Block.Kind.FACTS, null, null, List.of(EntityType.HOSTNAME), null, null, null),
				new Block(Block.Kind.CHART, null, null, List.of(), null, null, "sources"));
	}

	@Test
	void saysOfEverythingThatIsWrongWhereItIs() {
		BlockReader reader = read("""
				[{"kind": "text", "text": "one\\n{{scan.nam}}"}, {"kind": "poem"}, {"kind": "facts", "types": ["Hostnme", 7], "limit": 0},
				{"kind": "findings", "min_severity": "worst"}, {"kind": "chart"}, {"kind": "figures", "limit": 3, "title": 7}, {"kind": "text"}]""");

		assertThat(reader.complaints()).extracting(Complaint::field).containsExactly("blocks[0].text", "blocks[1].kind",
				"blocks[2].types[0]", "blocks[2].types[1]", "blocks[2].limit", "blocks[3].min_severity", "blocks[4].of", "blocks[5].limit",
				"blocks[5].title", "blocks[6].text");
		assertThat(reader.complaints().getFirst().line()).isEqualTo(2);
		assertThat(reader.complaints().getFirst()).asString().startsWith("blocks[0].text, line 2: there is no field 'scan.nam' here.");
		assertThat(reader.complaints().get(2).message()).startsWith("'Hostnme' is no type of entity.");
	}

	@Test
	void aTemplateIsAListOfBlocks() {
		assertThat(read("{}").complaints()).extracting(Complaint::field).containsExactly("blocks");
		assertThat(read("[]").complaints()).hasSize(1);
		assertThat(read("[7]").complaints()).extracting(Complaint::field).containsExactly("blocks[0].kind");
	}

	@Test
	void theBuiltInOnesAreRight() {
		assertThat(new BuiltInTemplates(JSON).all()).extracting(ReportTemplate::id).contains("overview", "executive", "technical",
				"attack-surface", "person", "changes", "coverage");
	}

	private static BlockReader read(String json) {
		return BlockReader.read(JSON.readTree(json));
	}
}
