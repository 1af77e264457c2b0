package io.mirage.discovery;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A process and its latest signs of life. The state follows from them and the clock alone, so neither the order of the
 * signs nor their repetition matters.
 *
 * @param lastBeat absent if it has only said farewell
 * @param previousBeat the one before
 * @param farewell when it last said that it is leaving
 * @param announced the state told last; absent before the first time
 */
record Instance(String id, String unit, Set<String> modules, URI uri, String version, @Nullable Instant lastBeat,
		@Nullable Instant previousBeat, @Nullable Instant farewell, @Nullable InstanceState announced) {

	Instance {
		modules = Set.copyOf(modules);
	}

	/**
	 * Up after two signs of life in succession, down when the last one is too old.
	 *
	 * @param expiry how long a sign of life counts
	 */
	InstanceState state(Instant now, Duration expiry) {
		if (!lastSeen().plus(expiry).isAfter(now)) {
			return InstanceState.DOWN;
		}
		if (lastBeat == null || farewell != null && !farewell.isBefore(lastBeat)) {
			return InstanceState.DRAINING;
		}
		boolean steady = previousBeat != null && previousBeat.plus(expiry).isAfter(lastBeat)
				&& (farewell == null || farewell.isBefore(previousBeat));
		return steady ? InstanceState.UP : InstanceState.STARTING;
	}

	Instant lastSeen() {
		if (lastBeat == null || farewell == null) {
			return lastBeat != null ? lastBeat : farewell != null ? farewell : Instant.EPOCH;
		}
		return lastBeat.isAfter(farewell) ? lastBeat : farewell;
	}
}
