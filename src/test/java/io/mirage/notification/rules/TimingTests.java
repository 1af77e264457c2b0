package io.mirage.notification.rules;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mirage.events.correlation.Severity;

import static org.assertj.core.api.Assertions.assertThat;

/** 24 November 2026 is a Tuesday; Berlin is an hour ahead of UTC in winter, and two in summer. */
class TimingTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
	private static final QuietHours NIGHT = quiet("22:00", "07:00", null, Severity.CRITICAL);

	private static QuietHours quiet(String from, String to, @Nullable Set<DayOfWeek> days, @Nullable Severity breaks) {
		return new QuietHours(LocalTime.parse(from), LocalTime.parse(to), BERLIN, days, breaks);
	}

	@ParameterizedTest
	@CsvSource({
			"2026-11-24T20:59:59Z, 2026-11-24T20:59:59Z, a second before",
			"2026-11-24T21:00:00Z, 2026-11-25T06:00:00Z, as they begin",
			"2026-11-25T02:00:00Z, 2026-11-25T06:00:00Z, after midnight",
			"2026-11-25T06:00:00Z, 2026-11-25T06:00:00Z, as they end",
			"2026-03-28T22:00:00Z, 2026-03-29T05:00:00Z, the night in which an hour is left out",
			"2026-10-24T21:00:00Z, 2026-10-25T06:00:00Z, the night in which an hour comes twice"})
	void quietHoursEndByTheClockOfTheirZone(Instant time, Instant end, String when) {
		assertThat(NIGHT.after(time, Severity.HIGH)).as(when).isEqualTo(end);
	}

	@Test
	void whatIsSevereEnoughBreaksThem() {
		Instant night = Instant.parse("2026-11-25T02:00:00Z");

		assertThat(NIGHT.after(night, Severity.CRITICAL)).isEqualTo(night);
		assertThat(NIGHT.after(night, null)).isAfter(night);
		assertThat(quiet("22:00", "07:00", null, null).after(night, Severity.CRITICAL)).isAfter(night);
	}

	@Test
	void daysAreThoseOnWhichTheyBegin() {
		QuietHours friday = quiet("22:00", "07:00", Set.of(DayOfWeek.FRIDAY), null);

		assertThat(friday.after(Instant.parse("2026-11-27T22:30:00Z"), null)).isEqualTo("2026-11-28T06:00:00Z");
		assertThat(friday.after(Instant.parse("2026-11-28T05:00:00Z"), null)).as("Saturday morning").isEqualTo("2026-11-28T06:00:00Z");
		assertThat(friday.after(Instant.parse("2026-11-28T22:30:00Z"), null)).as("Saturday night").isEqualTo("2026-11-28T22:30:00Z");
	}

	@Test
	void aWeekendIsTwoWholeDays() {
		QuietHours weekend = quiet("00:00", "00:00", Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), null);

		assertThat(weekend.after(Instant.parse("2026-11-28T10:00:00Z"), null)).isEqualTo("2026-11-29T23:00:00Z");
	}

	@Test
	void aWholeWeekIsNotWaitedForForEver() {
		Instant time = Instant.parse("2026-11-24T10:00:00Z");

		assertThat(quiet("00:00", "00:00", null, null).after(time, null)).isBetween(time, time.plus(Duration.ofDays(9)));
	}

	@ParameterizedTest
	@CsvSource({
			"2026-11-24T06:59:00Z, 2026-11-24T07:00:00Z",
			"2026-11-24T07:00:00Z, 2026-11-25T07:00:00Z",
			"2026-07-01T05:00:00Z, 2026-07-01T06:00:00Z"})
	void aDigestComesAtTheSameTimeOfTheClockAllYear(Instant now, Instant next) {
		assertThat(new Digest(LocalTime.of(8, 0), BERLIN, null).next(now)).isEqualTo(next);
	}

	@Test
	void aDigestComesOnItsDaysOnly() {
		Digest mondays = new Digest(LocalTime.of(8, 0), BERLIN, Set.of(DayOfWeek.MONDAY));

		assertThat(mondays.next(Instant.parse("2026-11-24T10:00:00Z"))).isEqualTo("2026-11-30T07:00:00Z");
		assertThat(mondays.next(Instant.parse("2026-11-30T07:00:00Z"))).isEqualTo("2026-12-07T07:00:00Z");
	}

	@Test
	void theReceiversOwnQuietHoursCountBesideTheRules() {
		Instant now = Instant.parse("2026-11-24T20:30:00Z");
		Timing waiting = new Timing(Duration.ofHours(1), null, null, null);

		assertThat(waiting.due(now, Severity.HIGH, null)).isEqualTo("2026-11-24T21:30:00Z");
		assertThat(waiting.due(now, Severity.HIGH, NIGHT)).isEqualTo("2026-11-25T06:00:00Z");
		assertThat(Timing.AT_ONCE.due(now, Severity.HIGH, NIGHT)).isEqualTo(now);
	}
}
