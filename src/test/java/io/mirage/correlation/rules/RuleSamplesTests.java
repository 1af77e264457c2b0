package io.mirage.correlation.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/** Every rule that ships says of its own samples exactly what its file promises. */
class RuleSamplesTests {

	private static final List<Resource> FILES = files();

	@TestFactory
	Stream<DynamicTest> everyRuleKeepsThePromisesOfItsFile() {
		return FILES.stream().map(RuleSamplesTests::rule).flatMap(rule -> rule.samples().stream()
				.map(sample -> DynamicTest.dynamicTest(rule.id() + " " + sample.name(), () -> assertThat(rule.apply(sample.facts()))
						.extracting(Conclusion::headline).containsExactlyInAnyOrderElementsOf(sample.headlines()))));
	}

	@Test
	void atLeastTwelveRulesShip() {
		assertThat(FILES).hasSizeGreaterThanOrEqualTo(12);
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
		try {
			return RuleReader.read(String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8));
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
