package io.mirage.correlation.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;

import static org.assertj.core.api.Assertions.assertThat;

/** Every rule that ships says of its own samples exactly what its file promises. */
class RuleSamplesTests {

	private static final List<Resource> FILES = files();
	private static final Schema SCHEMA = schema();

	@TestFactory
	Stream<DynamicTest> everyRuleKeepsThePromisesOfItsFile() {
		return FILES.stream().map(RuleSamplesTests::rule).flatMap(rule -> rule.samples().stream()
				.map(sample -> DynamicTest.dynamicTest(rule.id() + " " + sample.name(), () -> assertThat(rule.apply(sample.facts()))
						.extracting(Conclusion::headline).containsExactlyInAnyOrderElementsOf(sample.headlines()))));
	}

	@Test
	void thereAreAsManyAsPromised() {
		assertThat(FILES).hasSizeGreaterThanOrEqualTo(37 + 40);
	}

	@TestFactory
	Stream<DynamicTest> everyRuleFitsTheSchemaThatEditorsAreGiven() {
		return FILES.stream().map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFilename()),
				() -> assertThat(SCHEMA.validate(tree(new Yaml(new SafeConstructor(new LoaderOptions())).load(text(file))))).isEmpty()));
	}

	@Test
	void theSchemaRefusesWhatTheReaderRefuses() {
		for (String wrong : List.of("{id: a}", "{id: a, name: n, description: d, why: w, severity: low, headline: h, collect: [{types: [Hostnme]}]}",
				"{id: a, name: n, description: d, why: w, severity: low, headline: h, collect: [{types: [Hostname], where: [{field: vlue, is: a}]}]}",
				"{id: a, name: n, description: d, why: w, severity: low, headline: h, collect: [{types: [Hostname]}], analyse: [{outlier: {}}]}")) {
			assertThat(SCHEMA.validate(tree(new Yaml(new SafeConstructor(new LoaderOptions())).load(wrong)))).as(wrong).isNotEmpty();
		}
	}

	@Test
	void theSchemaKnowsTheWholeVocabulary() {
		String schema = text(new ClassPathResource("rules/schema.json"));

		assertThat(EntityType.values()).allSatisfy(type -> assertThat(schema).contains('"' + type.label() + '"'));
		assertThat(RelationType.values()).allSatisfy(relation -> assertThat(schema).contains('"' + relation.label() + '"'));
		assertThat(Field.Plain.values()).allSatisfy(field -> assertThat(schema).contains(field.label() + "|"));
	}

	@Test
	void aRuleIsCalledLikeItsFile() {
		assertThat(FILES).allSatisfy(file -> assertThat(rule(file).id() + ".yaml").isEqualTo(file.getFilename()));
	}

	@Test
	void noRuleSpeaksAboutNothing() {
		Facts nothing = Facts.finishedAt(Instant.EPOCH).build();

		assertThat(FILES).allSatisfy(file -> assertThat(rule(file).apply(nothing)).isEmpty());
	}

	private static Rule rule(Resource file) {
		return RuleReader.read(String.valueOf(file.getFilename()), text(file));
	}

	private static JsonNode tree(Object yaml) {
		return new JsonMapper().valueToTree(yaml);
	}

	private static Schema schema() {
		try (InputStream in = new ClassPathResource("rules/schema.json").getInputStream()) {
			return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	private static String text(Resource file) {
		try {
			return file.getContentAsString(StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static List<Resource> files() {
		try {
			return Arrays.asList(new PathMatchingResourcePatternResolver().getResources("classpath*:rules/*.yaml"));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
