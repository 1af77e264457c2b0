package io.mirage.collection.collectors.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A key or token that should not have been published, told by its form and by how random it looks. The secret itself is
 * not kept: at most its first and last four characters are, and never more than a third of it.
 *
 * @param kind whose key it is
 * @param masked enough to recognise it by, too little to use it
 * @param length of the whole
 * @param entropy in bits per character
 */
public record Secret(String kind, String masked, int length, double entropy) {

	private static final List<Rule> RULES = DataFile.read("secrets").stream()
			.map(entry -> new Rule(KnownPattern.of(entry.knowing("name", "begins", "form", "entropy")),
					Double.parseDouble(entry.text("entropy", "3.0")))).toList();
	private static final int SHOWN = 4;
	private static final int MIDDLE = 3;

	private record Rule(KnownPattern pattern, double entropy) {}

	/** Each once; a text that two kinds claim belongs to the first of them. */
	public static List<Secret> in(String text) {
		List<Secret> found = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		for (Rule rule : RULES) {
			rule.pattern().in(text).stream().filter(secret -> entropyOf(secret) >= rule.entropy()).filter(seen::add)
					.map(secret -> new Secret(rule.pattern().name(), mask(secret), secret.length(), entropyOf(secret)))
					.forEach(found::add);
		}
		return found;
	}

	static String mask(String secret) {
		int shown = Math.min(SHOWN, secret.length() / (2 * MIDDLE));
		return secret.substring(0, shown) + "*".repeat(MIDDLE) + secret.substring(secret.length() - shown);
	}

	/** Shannon's, over the characters of the text itself. */
	static double entropyOf(String text) {
		return text.chars().distinct().mapToDouble(c -> {
			double share = (double) text.chars().filter(other -> other == c).count() / text.length();
			return -share * Math.log(share) / Math.log(2);
		}).sum();
	}
}
