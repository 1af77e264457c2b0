package io.mirage.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.springframework.stereotype.Component;

/**
 * Spares instances that failed several times in a row. After a rest one request may try; it decides whether the others
 * may follow. An instance is told by its id and address, so that one that moved starts afresh.
 */
@Component
class InstanceBreakers {

	static final int FAILURES = 3;
	static final Duration REST = Duration.ofSeconds(10);
	private static final int MOST_KNOWN = 1000;

	private final Clock clock;
	private final ConcurrentMap<String, State> states = new ConcurrentHashMap<>();

	/** @param closedUntil requests go elsewhere before */
	private record State(int failures, Instant closedUntil) {}

	InstanceBreakers(Clock clock) {
		this.clock = clock;
	}

	/** Whether it may be asked now. Of many requests after a rest, one may. */
	boolean admits(Instance instance) {
		State known = states.get(key(instance));
		if (known == null || known.failures() < FAILURES) {
			return true;
		}
		Instant now = clock.instant();
		return !now.isBefore(known.closedUntil())
				&& states.replace(key(instance), known, new State(known.failures(), now.plus(REST)));
	}

	void succeeded(Instance instance) {
		states.remove(key(instance));
	}

	void failed(Instance instance) {
		if (states.size() > MOST_KNOWN) {
			states.clear();
		}
		states.merge(key(instance), new State(1, Instant.MIN), (before, one) -> before.failures() + 1 < FAILURES
				? new State(before.failures() + 1, Instant.MIN) : new State(FAILURES, clock.instant().plus(REST)));
	}

	private static String key(Instance instance) {
		return instance.id() + " " + instance.uri();
	}
}
