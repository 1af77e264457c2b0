package io.mirage.visualization;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/** Where a list of moments was left. Opaque to callers, and hostile when it comes back. */
record TimelineCursor(Instant at, String kind, UUID id) {

	private static final Pattern KIND = Pattern.compile("[a-z_]{1,20}");

	static TimelineCursor after(TimelineAnswer.Event event) {
		return new TimelineCursor(event.at(), event.kind(), event.entityId());
	}

	/** @throws io.mirage.platform.web.ProblemException if we cannot have made this cursor */
	static TimelineCursor parse(String text) {
		try {
			String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 3);
			if (parts.length < 3 || !KIND.matcher(parts[1]).matches()) {
				throw new IllegalArgumentException("Not a moment");
			}
			return new TimelineCursor(Instant.parse(parts[0]), parts[1], UUID.fromString(parts[2]));
		} catch (IllegalArgumentException | DateTimeException notOurs) {
			throw VisualizationProblem.INVALID_CURSOR.because("Use a next_cursor exactly as an earlier answer gave it.");
		}
	}

	/** For a URL's query, without padding. */
	String text() {
		return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + kind + " " + id).getBytes(StandardCharsets.UTF_8));
	}
}
