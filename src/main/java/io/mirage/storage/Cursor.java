package io.mirage.storage;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

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
			return new Cursor(decoded.substring(UUID_LENGTH), UUID.fromString(decoded.substring(0, UUID_LENGTH)));
		} catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
			throw StorageProblem.INVALID_CURSOR.because("Use a next_cursor exactly as an earlier answer gave it.");
		}
	}

	/** For a URL's query, without padding. */
	String text() {
		return Base64.getUrlEncoder().withoutPadding().encodeToString((id + key).getBytes(StandardCharsets.UTF_8));
	}
}
