package io.mirage.platform.readmodel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes hostile text fit for PostgreSQL, which takes neither NUL nor a lone surrogate. */
public final class StorableText {

	private static final char REPLACEMENT = '\uFFFD';

	private StorableText() {}

	/** The same text with U+FFFD in the place of what cannot be stored. */
	public static String of(String foreign) {
		for (int i = 0; i < foreign.length(); i++) {
			if (!isStorable(foreign, i)) {
				return replaced(foreign);
			}
		}
		return foreign;
	}

	public static Map<String, String> of(Map<String, String> foreign) {
		Map<String, String> safe = LinkedHashMap.newLinkedHashMap(foreign.size());
		foreign.forEach((name, value) -> safe.put(of(name), of(value)));
		return safe;
	}

	/** In the same order. */
	public static List<String> of(List<String> foreign) {
		return foreign.stream().map(StorableText::of).toList();
	}

	private static String replaced(String foreign) {
		StringBuilder safe = new StringBuilder(foreign);
		for (int i = 0; i < foreign.length(); i++) {
			if (!isStorable(foreign, i)) {
				safe.setCharAt(i, REPLACEMENT);
			}
		}
		return safe.toString();
	}

	private static boolean isStorable(String text, int i) {
		char c = text.charAt(i);
		if (Character.isHighSurrogate(c)) {
			return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
		}
		if (Character.isLowSurrogate(c)) {
			return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
		}
		return c != 0;
	}
}
