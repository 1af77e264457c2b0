package io.mirage.integration.feed;

import java.util.Optional;

/**
 * A place between two changes. Changes are ordered by the transaction that added them, for what is added later never gets
 * in before a place that somebody has passed.
 */
record Cursor(String transaction, long position) {

	static Optional<Cursor> tryParse(String text) {
		return text.matches("[0-9]{1,19}\\.[0-9]{1,18}")
				? Optional.of(new Cursor(text.substring(0, text.indexOf('.')), Long.parseLong(text.substring(text.indexOf('.') + 1))))
				: Optional.empty();
	}

	@Override
	public String toString() {
		return transaction + "." + position;
	}
}
