package io.mirage.correlation.rules;

/** A rule file is not right; the message names file, line and field and says what would be. */
public final class RuleFileException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	RuleFileException(String file, int line, String field, String what) {
		super("Rule file " + file + ", line " + line + ", " + field + ": " + what + ".");
	}
}
