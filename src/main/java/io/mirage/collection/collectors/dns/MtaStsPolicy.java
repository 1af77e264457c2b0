package io.mirage.collection.collectors.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A domain's policy on encrypted mail, the file of RFC 8461, 3.2.
 *
 * @param mode {@code enforce}, {@code testing} or {@code none}
 * @param exchanges patterns of the mail servers' names
 * @param maxAge in seconds, as written; empty if the file does not say
 */
record MtaStsPolicy(String mode, List<String> exchanges, String maxAge) {

	private static final int MOST_EXCHANGES = 50;

	/** Empty for a text that is no such policy. */
	static Optional<MtaStsPolicy> tryParse(String text) {
		String version = "";
		String mode = "";
		String maxAge = "";
		List<String> exchanges = new ArrayList<>();
		for (String line : text.lines().limit(200).toList()) {
			String[] sides = line.split(":", 2);
			String value = sides.length == 2 ? sides[1].strip() : "";
			switch (sides[0].strip().toLowerCase(Locale.ROOT)) {
				case "version" -> version = value;
				case "mode" -> mode = value.toLowerCase(Locale.ROOT);
				case "max_age" -> maxAge = value;
				case "mx" -> exchanges.add(value.toLowerCase(Locale.ROOT));
				default -> { }
			}
		}
		boolean valid = version.equals("STSv1") && List.of("enforce", "testing", "none").contains(mode);
		return valid ? Optional.of(new MtaStsPolicy(mode, exchanges.stream().limit(MOST_EXCHANGES).toList(), maxAge)) : Optional.empty();
	}
}
