package io.mirage.notification.rules;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Everything at once, at a time of the day.
 *
 * @param at on a clock in {@code zone}
 * @param days every day if empty or absent
 */
record Digest(LocalTime at, ZoneId zone, @Nullable Set<DayOfWeek> days) {

	private static final int A_WEEK = 7;

	Instant next(Instant now) {
		ZonedDateTime here = now.atZone(zone);
		for (int i = 0; i <= A_WEEK; i++) {
			ZonedDateTime candidate = here.toLocalDate().plusDays(i).atTime(at).atZone(zone);
			if (candidate.toInstant().isAfter(now) && (days == null || days.isEmpty() || days.contains(candidate.getDayOfWeek()))) {
				return candidate.toInstant();
			}
		}
		throw new IllegalStateException("A week has no such day: " + days);
	}
}
