package io.mirage.notification.rules;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.mirage.events.correlation.Severity;

/**
 * When somebody wants to be left alone. What comes meanwhile is told together when they end.
 *
 * @param from on a clock in {@code zone}; before {@code to} or, over midnight, after it; the same for the whole day
 * @param days on which they begin; every day if empty or absent
 * @param breaks from which severity on news is told all the same; absent for never
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone, @Nullable Set<DayOfWeek> days, @Nullable Severity breaks) {

	private static final int DAYS_AHEAD = 8;

	/** The given time, or the end of the quiet hours in which it lies. */
	Instant after(Instant time, @Nullable Severity severity) {
		if (breaks != null && severity != null && severity.compareTo(breaks) >= 0) {
			return time;
		}
		Instant free = time;
		for (int i = 0; i < DAYS_AHEAD; i++) {
			Optional<Instant> end = end(free);
			if (end.isEmpty()) {
				return free;
			}
			free = end.get();
		}
		return free;
	}

	/** Of those that began today or yesterday; hours that a change of the clock skips or repeats are as long as the clock says. */
	private Optional<Instant> end(Instant time) {
		ZonedDateTime now = time.atZone(zone);
		LocalDate today = now.toLocalDate();
		for (LocalDate day : new LocalDate[] {today.minusDays(1), today}) {
			ZonedDateTime start = day.atTime(from).atZone(zone);
			ZonedDateTime end = (to.isAfter(from) ? day : day.plusDays(1)).atTime(to).atZone(zone);
			if (beginsOn(day) && !now.isBefore(start) && now.isBefore(end)) {
				return Optional.of(end.toInstant());
			}
		}
		return Optional.empty();
	}

	private boolean beginsOn(LocalDate day) {
		return days == null || days.isEmpty() || days.contains(day.getDayOfWeek());
	}
}
