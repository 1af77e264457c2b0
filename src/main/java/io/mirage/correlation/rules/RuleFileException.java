package io.mirage.correlation.rules;

import java.io.Serializable;

/** A rule file is not right; the message names file, line and field and says what would be. */
public final class RuleFileException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** @param line from 1 @param column from 1 @param field as a path such as {@code collect[0].types} */
	record Place(int line, int column, String field) implements Serializable {}

	private final Place place;
	private final String what;

	RuleFileException(String file, Place place, String what) {
		super("Rule file " + file + ", line " + place.line() + ", " + place.field() + ": " + what + ".");
		this.place = place;
		this.what = what;
	}

	public int line() {
		return place.line();
	}

	public int column() {
		return place.column();
	}

	public String field() {
		return place.field();
	}

	/** What is wrong, and what would be right. */
	public String what() {
		return what;
	}
}
