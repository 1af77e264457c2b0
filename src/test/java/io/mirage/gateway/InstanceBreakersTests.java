package io.mirage.gateway;

import java.net.URI;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.support.HandClock;

import static org.assertj.core.api.Assertions.assertThat;

class InstanceBreakersTests {

	private static final Instance SCANS = new Instance("scans-1", URI.create("http://127.0.0.1:8003"), Set.of("scans"));

	private final HandClock clock = new HandClock();
	private final InstanceBreakers breakers = new InstanceBreakers(clock);

	@Test
	void anInstanceThatFailsAgainAndAgainIsLeftAlone() {
		fail(InstanceBreakers.FAILURES - 1);
		assertThat(breakers.admits(SCANS)).isTrue();

		fail(1);
		assertThat(breakers.admits(SCANS)).isFalse();
		assertThat(breakers.admits(new Instance("scans-1", URI.create("http://127.0.0.2:8003"), Set.of("scans"))))
				.as("the same at another address").isTrue();
	}

	@Test
	void afterARestOneRequestTriesForAll() {
		fail(InstanceBreakers.FAILURES);
		clock.advance(InstanceBreakers.REST);

		assertThat(breakers.admits(SCANS)).isTrue();
		assertThat(breakers.admits(SCANS)).as("while the first one is under way").isFalse();

		breakers.succeeded(SCANS);
		assertThat(breakers.admits(SCANS)).isTrue();
	}

	@Test
	void oneAnswerForgivesEarlierFailures() {
		fail(InstanceBreakers.FAILURES - 1);
		breakers.succeeded(SCANS);
		fail(InstanceBreakers.FAILURES - 1);

		assertThat(breakers.admits(SCANS)).isTrue();
	}

	private void fail(int times) {
		for (int i = 0; i < times; i++) {
			breakers.failed(SCANS);
		}
	}
}
