package io.mirage.storage;

import io.mirage.storage.query.Glob;

/** Patterns for {@code ilike}, in which foreign text stands for itself. */
final class Like {

	private Like() {}

	/** The whole text, with the glob's stars as the pattern's. */
	static String of(Glob glob) {
		return glob.isPattern() ? starred(glob.text()) : escaped(glob.text());
	}

	static String exactly(String text) {
		return escaped(text);
	}

	static String containing(String text) {
		return "%" + escaped(text) + "%";
	}

	/** A star stands for any characters. */
	static String containingPattern(String text) {
		return "%" + starred(text) + "%";
	}

	private static String starred(String text) {
		return escaped(text).replaceAll("\\*+", "%");
	}

	private static String escaped(String text) {
		return text.replaceAll("([\\\\%_])", "\\\\$1");
	}
}
