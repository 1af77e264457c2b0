package io.mirage.reporting.document;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Numbers and times as people read them; what is missing is a dash. */
public final class Figures {

	public static final String MISSING = "—";
	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
			.withZone(ZoneOffset.UTC);

	private Figures() {}

	/** With thousands separators. */
	public static String of(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

	/** For example "1 finding" and "2 findings". */
	public static String of(long number, String one) {
		return of(number) + " " + (number == 1 ? one : one.endsWith("y") ? one.substring(0, one.length() - 1) + "ies" : one + "s");
	}

	public static String of(@Nullable Instant time) {
		return time == null ? MISSING : TIME.format(time);
	}

	/** In the two largest units. */
	public static String between(@Nullable Instant from, @Nullable Instant to) {
		if (from == null || to == null) {
			return MISSING;
		}
		Duration taken = Duration.between(from, to);
		if (taken.toHours() > 0) {
			return taken.toHours() + " h " + taken.toMinutesPart() + " min";
		}
		return taken.toMinutes() > 0 ? taken.toMinutes() + " min " + taken.toSecondsPart() + " s" : taken.toSeconds() + " s";
	}
}
