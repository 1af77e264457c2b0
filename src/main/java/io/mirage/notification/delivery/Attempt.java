package io.mirage.notification.delivery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.mirage.notification.channels.Receipt;
import io.mirage.notification.channels.Receipt.Outcome;
import io.mirage.notification.delivery.Claim.Claimed;

/**
 * What came of a claimed delivery.
 *
 * @param receipt absent if it was not tried after all
 * @param next when it is tried again; absent if it is not
 */
record Attempt(Claimed delivery, Instant at, long millis, @Nullable Receipt receipt, @Nullable Instant next) {

	boolean hasFailed() {
		return receipt != null && receipt.outcome() == Outcome.LATER;
	}

	DeliveryState state() {
		if (receipt == null || next != null) {
			return DeliveryState.WAITING;
		}
		return receipt.outcome() == Outcome.DELIVERED ? DeliveryState.DELIVERED : DeliveryState.DEAD;
	}
}
