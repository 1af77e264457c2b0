package io.mirage.collection;

import java.time.Duration;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class RetryPolicyTests {

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final RetryPolicy policy = new RetryPolicy(new CollectionProperties(1, 1, SECOND, 4, SECOND, Duration.ofSeconds(60),
			DataSize.ofMegabytes(1), SECOND, 200, 2, SECOND, Map.of()), new Random(1));

	@Test
	void waitsAsLongAsTheSourceAsksAndALittleLonger() {
		assertThat(policy.pause(1, Ending.Failure.BUSY, Duration.ofSeconds(20)).orElseThrow()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(25));
	}

	@Test
	void waitsTwiceAsLongEachTimeIfTheSourceNamesNoTime() {
		assertThat(policy.pause(1, Ending.Failure.BUSY, Duration.ZERO).orElseThrow()).isBetween(SECOND, Duration.ofMillis(1250));
		assertThat(policy.pause(3, Ending.Failure.BUSY, Duration.ZERO).orElseThrow()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
	}

	@Test
	void givesUpAfterTheLastAttempt() {
		assertThat(policy.pause(4, Ending.Failure.BUSY, Duration.ZERO)).isEmpty();
	}

	@Test
	void givesUpIfTheWaitWouldBeTooLong() {
		assertThat(policy.pause(1, Ending.Failure.BUSY, Duration.ofSeconds(61))).isEmpty();
	}

	@Test
	void asksWhatCannotBeReachedOnlyOnceMore() {
		assertThat(policy.pause(1, Ending.Failure.UNREACHABLE, Duration.ofSeconds(10)).orElseThrow())
				.isBetween(Duration.ofSeconds(10), Duration.ofMillis(12_500));
		assertThat(policy.pause(2, Ending.Failure.UNREACHABLE, Duration.ZERO)).isEmpty();
	}
}
