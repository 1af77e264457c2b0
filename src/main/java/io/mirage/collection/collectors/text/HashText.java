package io.mirage.collection.collectors.text;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Digests in running text, told apart by their length alone: what they are digests of, nobody says. */
public final class HashText {

	private static final int MAX_HASHES = 20;
	private static final Map<Integer, String> BY_LENGTH = Map.of(32, "md5", 40, "sha1", 64, "sha256", 96, "sha384", 128, "sha512");
	private static final int SHORTEST = 32;
	private static final int LONGEST = 128;
	/** Fewer different characters than this are a ruler or a test value, not a digest. */
	private static final int LEAST_VARIETY = 8;

	private HashText() {}

	/** As {@code kind:digits}, each once, in the order of the text. */
	public static Set<String> in(String text) {
		Set<String> found = new LinkedHashSet<>();
		Tokens.each(text, Tokens::isLetterOrDigit, SHORTEST, LONGEST, word -> {
			if (found.size() < MAX_HASHES && isHash(word)) {
				found.add(BY_LENGTH.get(word.length()) + ":" + word.toLowerCase(Locale.ROOT));
			}
		});
		return found;
	}

	private static boolean isHash(String word) {
		return BY_LENGTH.containsKey(word.length()) && word.chars().allMatch(Tokens::isHex)
				&& word.chars().distinct().count() >= LEAST_VARIETY && !word.chars().allMatch(Tokens::isDigit);
	}
}
