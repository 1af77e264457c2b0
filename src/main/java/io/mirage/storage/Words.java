package io.mirage.storage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Foreign text as text search takes it: letters and digits only, so nothing of it can be syntax. Split where the index
 * splits.
 */
final class Words {

	/** What may stand in the place of a wrong letter: those that names of hosts and people are written with. */
	private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789äöüßéèáíóñç";

	/** What the trigram index can find. */
	static final int SHORTEST_PART = 3;

	private Words() {}

	/** The words with one blank between them; empty if there are none. */
	static String separated(String text) {
		return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
	}

	/** All of them, the last one perhaps only begun. */
	static String all(String text) {
		String words = separated(text);
		return words.isEmpty() ? "" : words.replace(" ", " & ") + ":*";
	}

	/** Every word that is this one with at most one letter added, left out or changed. */
	static List<String> near(String word) {
		int[] letters = word.codePoints().toArray();
		Set<String> words = new LinkedHashSet<>(List.of(word));
		for (int i = 0; i <= letters.length; i++) {
			String before = new String(letters, 0, i);
			String after = new String(letters, i, letters.length - i);
			String skipped = i < letters.length ? new String(letters, i + 1, letters.length - i - 1) : after;
			words.add(before + skipped);
			for (int j = 0; j < ALPHABET.length(); j++) {
				words.add(before + ALPHABET.charAt(j) + after);
				words.add(before + ALPHABET.charAt(j) + skipped);
			}
		}
		return words.stream().filter(one -> !one.isEmpty()).toList();
	}

	/**
	 * A regular expression of PostgreSQL that finds this word in text, by itself, with at most one letter added, left out or
	 * changed. One look at a value decides, where taking it apart and comparing costs ten times as much.
	 *
	 * @param word letters and digits in lower case
	 */
	static String nearPattern(String word) {
		int[] letters = word.codePoints().toArray();
		Set<String> forms = new LinkedHashSet<>();
		for (int i = 0; i <= letters.length; i++) {
			String before = new String(letters, 0, i);
			forms.add(before + "[[:alnum:]]?" + new String(letters, i, letters.length - i));
			if (i < letters.length) {
				forms.add(before + "[[:alnum:]]?" + new String(letters, i + 1, letters.length - i - 1));
			}
		}
		return "(?:^|[^[:alnum:]])(?:" + String.join("|", forms) + ")(?:$|[^[:alnum:]])";
	}

	/** Cuts a word into so many parts: fewer changes than parts leave one of them as it is. */
	static List<String> parts(String word, int count) {
		int[] letters = word.codePoints().toArray();
		List<String> parts = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			int from = i * letters.length / count;
			parts.add(new String(letters, from, (i + 1) * letters.length / count - from));
		}
		return parts;
	}
}
