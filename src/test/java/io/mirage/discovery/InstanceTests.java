package io.mirage.discovery;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.mirage.discovery.InstanceState.DOWN;
import static io.mirage.discovery.InstanceState.DRAINING;
import static io.mirage.discovery.InstanceState.STARTING;
import static io.mirage.discovery.InstanceState.UP;
import static org.assertj.core.api.Assertions.assertThat;

class InstanceTests {

	private static final Duration EXPIRY = Duration.ofSeconds(15);

	@Test
	void oneSignOfLifeIsAStartAndTwoAreUp() {
		assertThat(state(10, null, null, 11)).isEqualTo(STARTING);
		assertThat(state(15, 10, null, 16)).isEqualTo(UP);
	}

	@Test
	void silenceIsDown() {
		assertThat(state(15, 10, null, 29)).isEqualTo(UP);
		assertThat(state(15, 10, null, 30)).isEqualTo(DOWN);
		assertThat(state(null, null, 15, 30)).isEqualTo(DOWN);
	}

	@Test
	void whoSaysFarewellIsDrainingUntilTheTimeIsOver() {
		assertThat(state(15, 10, 16, 17)).isEqualTo(DRAINING);
		assertThat(state(15, 10, 16, 31)).isEqualTo(DOWN);
		assertThat(state(null, null, 16, 17)).isEqualTo(DRAINING);
	}

	@Test
	void whoComesBackStartsAnew() {
		assertThat(state(20, 15, 16, 21)).as("after a farewell").isEqualTo(STARTING);
		assertThat(state(25, 20, 16, 26)).isEqualTo(UP);
		assertThat(state(40, 15, null, 41)).as("after a silence").isEqualTo(STARTING);
	}

	private static InstanceState state(@Nullable Integer last, @Nullable Integer previous, @Nullable Integer farewell, int now) {
		return new Instance("a", "whole", Set.of("scans"), URI.create("http://127.0.0.1:8000"), "1", at(last), at(previous),
				at(farewell), null).state(Instant.ofEpochSecond(now), EXPIRY);
	}

	private static @Nullable Instant at(@Nullable Integer second) {
		return second == null ? null : Instant.ofEpochSecond(second);
	}
}
