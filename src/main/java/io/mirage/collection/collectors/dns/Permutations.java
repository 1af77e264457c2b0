package io.mirage.collection.collectors.dns;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that whoever made one name may have made too: the next number, another environment, another place. */
final class Permutations {

	static final int MOST = 120;
	private static final int LONGEST_LABEL = 63;
	private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]{1,3})");
	private static final List<String> ENVIRONMENTS = List.of("dev", "test", "staging", "stage", "qa", "uat", "prod", "demo", "preprod",
			"sandbox", "beta", "int", "old", "new", "legacy", "backup", "internal", "admin", "api");
	private static final List<String> REGIONS = List.of("eu", "us", "uk", "de", "asia", "east", "west");
	private static final int NUMBERS = 5;

	private Permutations() {}

	/** Labels in place of {@code label}, the likeliest first, without itself. */
	static List<String> of(String label) {
		Set<String> labels = new LinkedHashSet<>();
		Matcher number = NUMBERED.matcher(label);
		if (number.matches()) {
			renumber(number.group(1), number.group(2), labels);
		}
		replaceParts(label, labels);
		for (String word : ENVIRONMENTS) {
			labels.addAll(List.of(label + "-" + word, word + "-" + label));
		}
		for (int n = 1; n <= NUMBERS && !number.matches(); n++) {
			labels.addAll(List.of(label + n, label + "-" + n, label + "0" + n));
		}
		REGIONS.forEach(region -> labels.add(label + "-" + region));
		labels.remove(label);
		return labels.stream().filter(text -> text.length() <= LONGEST_LABEL && !text.startsWith("-")).limit(MOST).toList();
	}

	private static void renumber(String stem, String digits, Set<String> labels) {
		int number = Integer.parseInt(digits);
		for (int other = Math.max(0, number - NUMBERS); other <= number + NUMBERS; other++) {
			labels.add(stem + ("%0" + digits.length() + "d").formatted(other));
		}
	}

	/** {@code api-dev} has a sibling {@code api-test}, {@code eu-mail} one {@code us-mail}. */
	private static void replaceParts(String label, Set<String> labels) {
		String[] parts = label.split("-");
		for (int i = 0; i < parts.length && parts.length > 1; i++) {
			List<String> others = ENVIRONMENTS.contains(parts[i]) ? ENVIRONMENTS : REGIONS.contains(parts[i]) ? REGIONS : List.of();
			for (String other : others) {
				String[] changed = parts.clone();
				changed[i] = other;
				labels.add(String.join("-", changed));
			}
		}
	}
}
