package io.mirage.events.collection;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What came of asking. {@code BLOCKED} and its neighbours mean "not known", never "nothing there". */
public enum Outcome {
	/** The source answered with at least one fact. */
	ANSWERED,
	/** The source answered and knows nothing. */
	EMPTY,
	/** The source refused us: captcha, ban, access denied. */
	BLOCKED,
	/** Our allowance at the source is used up. */
	QUOTA,
	/** No answer could be had: no route, refused, timed out, unresolvable. */
	UNREACHABLE,
	/** An answer came and could not be understood. */
	UNREADABLE,
	/** The scope gate or the scan's class of intrusiveness forbade the call. */
	NOT_PERMITTED,
	/** The entity lies outside what the scan may touch. */
	OUT_OF_SCOPE;

	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	@JsonCreator
	public static Outcome of(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}
}
