package io.mirage.correlation.rules;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A point in time told from the scan's end, so that a rule needs no clock: {@code finish}, {@code finish + 30d}. */
record Moment(Duration afterFinish) {

	private static final Pattern FORM = Pattern.compile("finish(?: ?([+-]) ?(\\d{1,5})([dh]))?");
	private static final DateTimeFormatter ISO =
			DateTimeFormatter.ofPattern("yyyy-MM-dd[['T'][' ']HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][XXX][X]]");

	/** @throws IllegalArgumentException saying how a moment is written */
	static Moment of(String text) {
		Matcher form = FORM.matcher(text);
		if (!form.matches()) {
			throw new IllegalArgumentException("'" + text + "' is not a moment; write finish, 'finish + 30d' or 'finish - 12h'");
		}
		if (form.group(1) == null) {
			return new Moment(Duration.ZERO);
		}
		int amount = Integer.parseInt(form.group(2));
		Duration distance = form.group(3).equals("d") ? Duration.ofDays(amount) : Duration.ofHours(amount);
		return new Moment(form.group(1).equals("-") ? distance.negated() : distance);
	}

	Instant in(Facts facts) {
		return facts.finishedAt().plus(afterFinish);
	}

	/** Reads the ISO 8601 forms that sources send; without a zone it is UTC, a day begins at midnight. */
	static Optional<Instant> tryParse(String foreign) {
		try {
			TemporalAccessor time = ISO.parseBest(foreign.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
			return Optional.of(switch (time) {
				case OffsetDateTime exact -> exact.toInstant();
				case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
				default -> LocalDate.from(time).atStartOfDay().toInstant(ZoneOffset.UTC);
			});
		} catch (DateTimeException notATime) {
			return Optional.empty();
		}
	}
}
