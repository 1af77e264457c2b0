package io.mirage.correlation;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

import io.mirage.correlation.rules.Rule;

/** A rule with the file it was read from. */
record RuleEntry(Rule rule, Origin origin, String text) {

	/** Who brought a rule here. */
	enum Origin {
		/** It comes with this build. */
		SHIPPED,
		/** It lies in the operator's folder. */
		FOLDER,
		/** The organisation wrote it. */
		OWN;

		@JsonValue
		String label() {
			return name().toLowerCase(Locale.ROOT);
		}
	}
}
