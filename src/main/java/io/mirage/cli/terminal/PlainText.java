package io.mirage.cli.terminal;

/** Makes collected text harmless to a terminal: escape sequences could move the cursor, rename the window or fake output. */
final class PlainText {

	private static final char REPLACEMENT = '\uFFFD';

	private PlainText() {}

	/** One line: whatever would control a terminal or reorder what a reader sees is shown as U+FFFD. */
	static String of(String foreign) {
		StringBuilder plain = new StringBuilder(foreign.length());
		foreign.codePoints().map(point -> isHarmless(point) ? point : REPLACEMENT).forEach(plain::appendCodePoint);
		return plain.toString();
	}

	/** Format characters include those that reverse the direction of text; line and paragraph separators break lines. */
	private static boolean isHarmless(int point) {
		return switch (Character.getType(point)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
					Character.PARAGRAPH_SEPARATOR ->
				false;
			default -> true;
		};
	}
}
