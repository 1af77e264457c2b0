package io.mirage.storage.query;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Puts the names first that somebody may have meant. */
final class Closest {

	private static final int SHOWN = 8;

	private Closest() {}

	/** The nearest by edit distance, at most {@value #SHOWN}; of equals, in the given order. */
	static List<String> to(String typed, List<String> names) {
		String wanted = typed.toLowerCase(Locale.ROOT);
		String shortened = wanted.length() > 40 ? wanted.substring(0, 40) : wanted;
		return names.stream().sorted(Comparator.comparingInt(name -> rank(shortened, name.toLowerCase(Locale.ROOT)))).limit(SHOWN)
				.toList();
	}

	private static int rank(String typed, String name) {
		return name.startsWith(typed) && !typed.isEmpty() ? 0 : distance(typed, name);
	}

	private static int distance(String one, String other) {
		int[] row = new int[other.length() + 1];
		for (int j = 0; j <= other.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= one.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= other.length(); j++) {
				int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
			}
		}
		return row[other.length()];
	}
}
