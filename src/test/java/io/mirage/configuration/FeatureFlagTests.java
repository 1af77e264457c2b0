package io.mirage.configuration;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.mirage.events.OrganisationId;

import static org.assertj.core.api.Assertions.assertThat;

class FeatureFlagTests {

	private static final List<OrganisationId> MANY = IntStream.range(0, 2000)
			.mapToObj(i -> OrganisationId.create(Instant.ofEpochMilli(1_000_000L + i))).toList();

	private static List<OrganisationId> having(double percentage, String name) {
		return MANY.stream().filter(organisation -> new FeatureFlag(percentage, Map.of()).isOn(name, organisation)).toList();
	}

	@Test
	void aShareIsAboutAsLargeAsItSays() {
		assertThat(having(0, "graph")).isEmpty();
		assertThat(having(100, "graph")).hasSize(2000);
		assertThat(having(25, "graph")).hasSizeBetween(400, 600);
	}

	@Test
	void whoHasAFeatureKeepsItWhenTheShareGrows() {
		assertThat(having(40, "graph")).containsAll(having(10, "graph"));
	}

	@Test
	void anotherFlagChoosesOthers() {
		assertThat(having(25, "graph")).isNotEqualTo(having(25, "report"));
	}

	@Test
	void whoIsNamedHasWhatIsSaid() {
		FeatureFlag flag = new FeatureFlag(50, Map.of(MANY.get(0), true, MANY.get(1), false));

		assertThat(flag.isOn("a", MANY.get(0)) && flag.isOn("b", MANY.get(0))).isTrue();
		assertThat(flag.isOn("a", MANY.get(1)) || flag.isOn("b", MANY.get(1))).isFalse();
	}
}
