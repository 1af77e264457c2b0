package io.mirage.visualization;

/** Makes hostile text fit for XML 1.0, which has no way to write most control characters, not even escaped. */
final class XmlText {

	private static final int REPLACEMENT = 0xFFFD;

	private XmlText() {}

	/** The same text with U+FFFD in the place of what XML 1.0 forbids (section 2.2, Char). Markup is the writer's to escape. */
	static String of(String hostile) {
		StringBuilder legal = new StringBuilder(hostile.length());
		hostile.codePoints().map(c -> isLegal(c) ? c : REPLACEMENT).forEach(legal::appendCodePoint);
		return legal.toString();
	}

	private static boolean isLegal(int c) {
		return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD
				|| c >= 0x10000;
	}
}
