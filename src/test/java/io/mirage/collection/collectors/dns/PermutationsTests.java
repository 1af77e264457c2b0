package io.mirage.collection.collectors.dns;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PermutationsTests {

	@Test
	void countsOnFromANumberInItsOwnWidth() {
		assertThat(Permutations.of("web03")).contains("web00", "web02", "web04", "web08").doesNotContain("web03", "web09", "web3");
		assertThat(Permutations.of("db1")).contains("db0", "db2", "db6");
	}

	@Test
	void swapsEnvironmentsAndPlaces() {
		assertThat(Permutations.of("api-dev-eu")).contains("api-prod-eu", "api-dev-us");
		assertThat(Permutations.of("shop")).contains("shop-dev", "dev-shop", "shop1", "shop-eu");
	}

	@Test
	void staysWithinWhatALabelMayBe() {
		assertThat(Permutations.of("a".repeat(62))).allMatch(label -> label.length() <= 63).contains("a".repeat(62) + "1");
		assertThat(Permutations.of("x-1-dev-eu-test")).hasSizeLessThanOrEqualTo(Permutations.MOST).doesNotHaveDuplicates();
	}
}
