package io.mirage.storage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.UUID;

import io.mirage.platform.readmodel.StorableText;

/**
 * Where a list was left: the last row's sort key and id. Opaque to callers, and hostile when it comes back.
 *
 * @param key as text, in the form the list's own order compares
 */
record Cursor(String key, UUID id) {

	private static final int UUID_LENGTH = 36;

	/** @throws io.mirage.platform.web.ProblemException if we cannot have made this cursor */
	static Cursor parse(String text) {
		try {
			String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
			return new Cursor(StorableText.of(decoded.substring(UUID_LENGTH)), UUID.fromString(decoded.substring(0, UUID_LENGTH)));
		} catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
			throw StorageProblem.INVALID_CURSOR.because("Use a next_cursor exactly as an earlier answer gave it.");
		}
	}

	/**
	 * The key as a time.
	 *
	 * @throws io.mirage.platform.web.ProblemException if it is not one, so the cursor is of another list
	 */
	Instant time() {
		try {
			return Instant.parse(key);
		} catch (DateTimeParseException notATime) {
			throw StorageProblem.INVALID_CURSOR.because("This next_cursor was given for another list.");
		}
	}

	/** For a URL's query, without padding. */
	String text() {
		return Base64.getUrlEncoder().withoutPadding().encodeToString((id + key).getBytes(StandardCharsets.UTF_8));
	}
}
