package io.mirage.notification.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When to try again: twice as long each time, up to a limit, and never everything at once. */
@Component
class RetryPolicy {

	private static final int MOST_DOUBLINGS = 20;

	private final DeliveryProperties properties;
	private final RandomGenerator random;

	RetryPolicy(DeliveryProperties properties) {
		this.properties = properties;
		this.random = RandomGenerator.getDefault();
	}

	/**
	 * Between half and the whole of the exponential pause, and at least as long as the receiver wants.
	 *
	 * @param tries how often it has failed, at least 1
	 */
	Duration pause(int tries, @Nullable Duration wanted) {
		Duration whole = doubled(properties.firstPause(), tries - 1, properties.longestPause());
		Duration pause = Duration.ofMillis((long) (whole.toMillis() * (0.5 + random.nextDouble() / 2)));
		return wanted != null && wanted.compareTo(pause) > 0 ? wanted : pause;
	}

	boolean isExhausted(int tries) {
		return tries >= properties.maxTries();
	}

	/** How long a channel is left alone. @return absent while it has failed too seldom for that */
	@Nullable Duration rest(int failures) {
		return failures < properties.breakerFailures() ? null
				: doubled(properties.breakerPause(), failures - properties.breakerFailures(), properties.longestRest());
	}

	private static Duration doubled(Duration first, int times, Duration most) {
		Duration pause = first.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
		return pause.compareTo(most) > 0 ? most : pause;
	}
}
