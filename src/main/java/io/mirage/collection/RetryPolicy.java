package io.mirage.collection;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** When a task is started again, by what went wrong. */
@Component
class RetryPolicy {

	/** Tasks that were refused together do not come back together: up to so much longer than asked. */
	private static final double JITTER = 0.25;
	private static final int MAX_DOUBLINGS = 20;

	private final CollectionProperties properties;
	private final RandomGenerator random;

	@Autowired
	RetryPolicy(CollectionProperties properties) {
		this(properties, new Random());
	}

	RetryPolicy(CollectionProperties properties, RandomGenerator random) {
		this.properties = properties;
		this.random = random;
	}

	/** @return how long to wait before the next attempt; empty if there is none left or the wait would be too long */
	Optional<Duration> pause(int attempts, Ending.Failure kind, Duration asked) {
		Duration own = properties.retryPause().multipliedBy(1L << Math.min(attempts - 1, MAX_DOUBLINGS));
		Duration pause = asked.compareTo(own) > 0 ? asked : own;
		if (attempts >= most(kind) || pause.compareTo(properties.maxPause()) > 0) {
			return Optional.empty();
		}
		return Optional.of(pause.plusMillis((long) (pause.toMillis() * JITTER * random.nextDouble())));
	}

	private int most(Ending.Failure kind) {
		return switch (kind) {
			case BUSY -> properties.maxAttempts();
			case UNREACHABLE -> Math.min(properties.unreachableAttempts(), properties.maxAttempts());
		};
	}
}
