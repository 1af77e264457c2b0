package io.mirage.notification.channels;

import java.nio.charset.StandardCharsets;

import org.springframework.web.util.UriUtils;

/** Fits text into what receivers take. */
final class Texts {

	private Texts() {}

	/** At most so many characters, never half a one; an ellipsis says that there were more. */
	static String cut(String text, int characters) {
		if (text.length() <= characters) {
			return text;
		}
		int end = characters - 1;
		return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
	}

	/** As one part of a path. */
	static String segment(String foreign) {
		return UriUtils.encode(foreign, StandardCharsets.UTF_8);
	}

	/** As a block of code in Markdown, longer fenced than anything in it: no mention, link or command comes out. */
	static String fenced(String hostile) {
		int longest = 0;
		int run = 0;
		for (int i = 0; i < hostile.length(); i++) {
			run = hostile.charAt(i) == '`' ? run + 1 : 0;
			longest = Math.max(longest, run);
		}
		String fence = "`".repeat(Math.max(3, longest + 1));
		return fence + "\n" + hostile + "\n" + fence;
	}

	/** With a backslash before each of the characters that have a meaning. */
	static String backslashed(String hostile, String meaningful) {
		StringBuilder safe = new StringBuilder(hostile.length() * 2);
		hostile.chars().forEach(c -> {
			if (meaningful.indexOf(c) >= 0) {
				safe.append('\\');
			}
			safe.append((char) c);
		});
		return safe.toString();
	}

	/** For HTML, in text as in attributes. */
	static String html(String hostile) {
		return hostile.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
	}
}
