package io.mirage.events.storage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What people say of an entity. */
public enum MarkKind {
	/** One word by which it is found again. */
	TAG,
	/** Free text. */
	NOTE,
	/** It is not so, or not theirs: it stays known and is left out of rules, findings, exports and alerts. */
	FALSE_POSITIVE;

	@JsonValue
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<MarkKind> find(String label) {
		return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
	}

	@JsonCreator
	public static MarkKind of(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}
}
