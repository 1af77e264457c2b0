package io.mirage.collection.collectors.dns;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Texts of the form {@code tag=value; tag=value}, as DKIM (RFC 6376, 3.2) and its relatives write their records. */
record TagList(Map<String, String> tags) {

	/** Names lower case; of a repeated tag the first counts, and what has no equals sign is left out. */
	static TagList parse(String text) {
		Map<String, String> tags = new LinkedHashMap<>();
		for (String part : text.split(";")) {
			String[] sides = part.split("=", 2);
			if (sides.length == 2) {
				tags.putIfAbsent(sides[0].strip().toLowerCase(Locale.ROOT), sides[1].strip());
			}
		}
		return new TagList(tags);
	}

	/** Of a text whose first tag says which version it is; empty for all other texts. */
	static Optional<TagList> parse(String text, String version) {
		TagList list = parse(text);
		return text.strip().toLowerCase(Locale.ROOT).startsWith("v") && version.equalsIgnoreCase(list.get("v")) ? Optional.of(list) : Optional.empty();
	}

	/** Empty if it is not there. */
	String get(String tag) {
		return tags.getOrDefault(tag, "");
	}
}
