package io.mirage.visualization;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/** Reads times as callers write them: a date is its beginning in UTC. */
final class When {

	private When() {}

	/**
	 * @param name of the parameter, for messages
	 * @throws io.mirage.platform.web.ProblemException if the text is no time
	 */
	static @Nullable Instant parse(String name, @Nullable String text) {
		if (text == null || text.isEmpty()) {
			return null;
		}
		try {
			return text.length() == "2026-11-01".length() ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
					: OffsetDateTime.parse(text).toInstant();
		} catch (DateTimeException notATime) {
			throw VisualizationProblem.INVALID_TIME.because(name + " is '" + text
					+ "', not a date such as 2026-11-01 or a time such as 2026-11-01T12:00:00Z.");
		}
	}
}
