package io.mirage.collection.network;

import org.jspecify.annotations.Nullable;

/** What people read of an exception. */
final class Failures {

	private static final int LONGEST = 300;

	private Failures() {}

	static String text(@Nullable Throwable failure) {
		if (failure == null) {
			return "nothing to connect to";
		}
		String message = failure.getMessage();
		if (message == null || message.isBlank()) {
			Throwable cause = failure.getCause();
			return cause != null ? text(cause) : failure.getClass().getSimpleName();
		}
		return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
	}
}
