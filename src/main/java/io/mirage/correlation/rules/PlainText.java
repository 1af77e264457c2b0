package io.mirage.correlation.rules;

import java.util.List;

/** Makes collected text fit for one line: it cannot break the line, reverse it, hide in it or fill it. */
final class PlainText {

	private static final int VALUE_CHARACTERS = 120;
	private static final int HEADLINE_CHARACTERS = 500;
	private static final int LISTED = 5;
	private static final char REPLACEMENT = '\uFFFD';

	private PlainText() {}

	/** The first ones and how many more there are; an unknown value is called that. */
	static String listed(List<String> values) {
		if (values.isEmpty()) {
			return "(not known)";
		}
		String first = String.join(", ", values.stream().limit(LISTED).map(PlainText::shown).toList());
		return values.size() <= LISTED ? first : first + " and " + (values.size() - LISTED) + " more";
	}

	static String shown(String value) {
		StringBuilder shown = new StringBuilder();
		cut(value, VALUE_CHARACTERS).codePoints().map(c -> isPrintable(c) ? c : REPLACEMENT).forEach(shown::appendCodePoint);
		return shown.toString();
	}

	static String headline(String text) {
		return cut(text, HEADLINE_CHARACTERS);
	}

	private static String cut(String text, int length) {
		if (text.length() <= length) {
			return text;
		}
		int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
		return text.substring(0, end) + "…";
	}

	/** Control codes, bidirectional and zero-width formats, line separators and half characters are not. */
	private static boolean isPrintable(int c) {
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE,
					Character.PRIVATE_USE, Character.UNASSIGNED -> false;
			default -> true;
		};
	}
}
