package io.mirage.storage.query;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A point in time as a query names it: so long ago, or a date of its own (UTC). */
public sealed interface Age {

	Instant at(Instant now);

	/** So long before the moment of asking: a saved search moves with time. */
	record Ago(Duration duration) implements Age {
		@Override
		public Instant at(Instant now) {
			return now.minus(duration);
		}
	}

	/** @param instant when it begins @param length a day for a date, a second for an exact time */
	record Fixed(Instant instant, Duration length) implements Age {
		@Override
		public Instant at(Instant now) {
			return instant;
		}

		Fixed end() {
			return new Fixed(instant.plus(length), Duration.ZERO);
		}
	}

	static Optional<Age> tryParse(String text) {
		Matcher ago = Form.AGO.matcher(text);
		if (ago.matches()) {
			int amount = Integer.parseInt(ago.group(1));
			return Optional.of(new Ago(switch (ago.group(2)) {
				case "h" -> Duration.ofHours(amount);
				case "d" -> Duration.ofDays(amount);
				default -> Duration.ofDays(amount * 7L);
			}));
		}
		return Form.DATE.matcher(text).matches() ? date(text) : Optional.empty();
	}

	private static Optional<Age> date(String text) {
		try {
			return Optional.of(text.length() == Form.DATE_LENGTH
					? new Fixed(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC), Duration.ofDays(1))
					: new Fixed(Instant.parse(text), Duration.ofSeconds(1)));
		} catch (DateTimeException noSuchDay) {
			return Optional.empty();
		}
	}

	/** How times are written. */
	final class Form {

		static final int DATE_LENGTH = 10;
		static final Pattern AGO = Pattern.compile("(\\d{1,5})([hdw])");
		static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}Z)?");

		private Form() {}
	}
}
