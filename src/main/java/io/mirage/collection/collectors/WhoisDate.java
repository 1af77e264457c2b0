package io.mirage.collection.collectors;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Dates as registries write them; RFC 3912 leaves that to each. */
final class WhoisDate {

	private static final Pattern ISO = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ].*)?");
	/** A time of day and what else may follow the date. */
	private static final Pattern AFTER = Pattern.compile("[ T]+[0-9]{1,2}:[0-9]{2}.*|\\.$");
	private static final List<DateTimeFormatter> FORMS = List.of(form("dd-MMM-yyyy"), form("yyyy/MM/dd"), form("yyyyMMdd"),
			form("yyyy.MM.dd"), form("dd.MM.yyyy"), form("dd/MM/yyyy"), form("d MMMM yyyy"), form("EEE MMM d yyyy"), form("yyyy. MM. dd"));
	private static final int LONGEST = 60;

	private WhoisDate() {}

	private static DateTimeFormatter form(String pattern) {
		return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern).toFormatter(Locale.ENGLISH);
	}

	/** As ISO 8601 if the form is known, with the time of day only if it came in ISO 8601; else as it came. */
	static String canonical(String foreign) {
		String text = foreign.strip();
		if (ISO.matcher(text).matches() || text.length() > LONGEST) {
			return text;
		}
		String date = AFTER.matcher(text).replaceFirst("");
		for (DateTimeFormatter form : FORMS) {
			try {
				return LocalDate.parse(date, form).toString();
			} catch (DateTimeException another) {
				// the next form may fit
			}
		}
		return text;
	}
}
