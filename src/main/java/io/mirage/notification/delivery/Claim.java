package io.mirage.notification.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Deliveries of one channel that this process has taken and nobody else tries meanwhile.
 *
 * @param failures of the channel in a row, before
 */
record Claim(UUID channel, int failures, List<Claimed> deliveries) {

	Claim {
		deliveries = List.copyOf(deliveries);
	}

	/** @param attempts this one included, ever; {@code tries} since it was asked for last */
	record Claimed(UUID id, @Nullable UUID rule, int attempts, int tries, boolean escalated, Instant createdAt) {}
}
