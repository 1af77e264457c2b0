package io.mirage.collection.collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.mirage.collection.source.Collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class EveryCollectorIsTestedTests {

	@ParameterizedTest
	@MethodSource("io.mirage.collection.collectors.AllCollectors#all")
	void thereIsAContractTest(Collector collector) {
		String test = collector.getClass().getName() + "Tests";

		assertThatCode(() -> assertThat(Class.forName(test)).isAssignableTo(CollectorContract.class))
				.as("%s has to implement CollectorContract", test).doesNotThrowAnyException();
	}
}
