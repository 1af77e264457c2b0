package io.mirage.notification.channels;

import java.time.Duration;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt.
 *
 * @param status of the HTTP answer, if there was one
 * @param detail for people; empty if all is well
 * @param pause how long the receiver wants to be left alone; absent if it does not say
 */
public record Receipt(Outcome outcome, @Nullable Integer status, String detail, @Nullable Duration pause) {

	/** What to do next. */
	public enum Outcome {
		DELIVERED,
		/** Trying again may help. */
		LATER,
		/** Trying again changes nothing until somebody changes the channel or the receiver. */
		REFUSED;

		@JsonValue
		public String label() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	public static Receipt delivered(@Nullable Integer status) {
		return new Receipt(Outcome.DELIVERED, status, "", null);
	}

	public static Receipt later(String detail) {
		return new Receipt(Outcome.LATER, null, detail, null);
	}

	public static Receipt refused(String detail) {
		return new Receipt(Outcome.REFUSED, null, detail, null);
	}
}
