package io.mirage.correlation.rules;

/**
 * Tells names that people would take for another one: the same with another ending, with letters that look alike, with a
 * hyphen more or less, or with a typing mistake. Short names have too many neighbours for mistakes to mean anything.
 */
final class Lookalike {

	/** What looks alike, in the order in which it is replaced. */
	private static final String[][] ALIKE = {{"rn", "m"}, {"vv", "w"}, {"0", "o"}, {"1", "l"}, {"i", "l"}, {"5", "s"}, {"-", ""}};
	private static final int ONE_MISTAKE = 5;
	private static final int TWO_MISTAKES = 10;

	private Lookalike() {}

	/** @param domain and {@code target} canonical domain names */
	static boolean resembles(String domain, String target) {
		String name = label(domain);
		String wanted = label(target);
		return !domain.equals(target) && (skeleton(name).equals(skeleton(wanted)) || mistakes(name, wanted) <= allowed(wanted));
	}

	private static int allowed(String name) {
		return name.length() >= TWO_MISTAKES ? 2 : name.length() >= ONE_MISTAKE ? 1 : 0;
	}

	private static String label(String domain) {
		int dot = domain.indexOf('.');
		return dot < 0 ? domain : domain.substring(0, dot);
	}

	private static String skeleton(String name) {
		String skeleton = name;
		for (String[] pair : ALIKE) {
			skeleton = skeleton.replace(pair[0], pair[1]);
		}
		return skeleton;
	}

	/** Letters added, left out, changed, or two neighbours exchanged. */
	private static int mistakes(String one, String other) {
		int[][] cost = new int[one.length() + 1][other.length() + 1];
		for (int i = 0; i <= one.length(); i++) {
			for (int j = 0; j <= other.length(); j++) {
				cost[i][j] = i == 0 ? j : j == 0 ? i
						: Math.min(cost[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1),
								1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
				if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1)) {
					cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
				}
			}
		}
		return cost[one.length()][other.length()];
	}
}
