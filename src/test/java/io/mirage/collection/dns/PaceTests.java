package io.mirage.collection.dns;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTests {

	@Test
	void givesNoMoreTurnsThanTheRateAndALittleLeeway() {
		Pace pace = new Pace(1000);
		long now = System.nanoTime();
		assertThat(IntStream.range(0, 1000).filter(turn -> pace.tryTurn(now) == 0).count()).isBetween(45L, 55L);
		assertThat(pace.tryTurn(now)).isPositive();
		long second = now + 1_000_000_000L;
		assertThat(IntStream.range(0, 5000).filter(turn -> pace.tryTurn(second) == 0).count()).isBetween(45L, 55L);
	}

	@Test
	void anUnlimitedServerIsAlwaysFree() {
		Pace pace = new Pace(0);
		assertThat(IntStream.range(0, 10_000)).allMatch(turn -> pace.tryTurn(turn) == 0);
	}
}
