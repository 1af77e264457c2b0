package io.mirage.notification.delivery;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a delivery stands. */
enum DeliveryState {
	/** More may come to it until it is due. */
	GATHERING,
	/** For its first try or a further one. */
	WAITING,
	DELIVERED,
	/** It is not tried any more unless somebody resends it. */
	DEAD;

	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	@JsonCreator
	public static DeliveryState of(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}
}
