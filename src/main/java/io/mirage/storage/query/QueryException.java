package io.mirage.storage.query;

import java.util.List;

/** A query that cannot be read: where, why, and what would be right there. */
public final class QueryException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Place place;
	private final String reason;
	private final transient List<String> expected;

	/**
	 * @param reason one sentence for people; quotes the offending text
	 * @param expected what could stand there instead, the likeliest first; may be empty
	 */
	QueryException(Place place, String reason, List<String> expected) {
		super("Line " + place.line() + ", column " + place.column() + ": " + reason
				+ (expected.isEmpty() ? "" : " Possible here: " + String.join(", ", expected) + "."));
		this.place = place;
		this.reason = reason;
		this.expected = List.copyOf(expected);
	}

	public Place place() {
		return place;
	}

	public String reason() {
		return reason;
	}

	public List<String> expected() {
		return expected;
	}

	/** With place and alternatives, in one line. */
	public String detail() {
		return String.valueOf(getMessage());
	}
}
