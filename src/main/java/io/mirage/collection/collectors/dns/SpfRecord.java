package io.mirage.collection.collectors.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may send a domain's mail (RFC 7208).
 *
 * @param mechanisms in their order
 * @param redirect where the policy goes on if nothing matched; empty without
 * @param unknown terms that the standard does not know, each of which makes receivers give up
 */
record SpfRecord(List<Mechanism> mechanisms, String redirect, List<String> unknown) {

	private static final int MOST_TERMS = 500;
	/** Those that make the receiver ask (4.6.4). */
	private static final List<String> ASKING = List.of("include", "a", "mx", "ptr", "exists");
	private static final List<String> SILENT = List.of("all", "ip4", "ip6");

	/**
	 * @param qualifier {@code +}, {@code -}, {@code ~} or {@code ?}
	 * @param name lower case
	 * @param value what stands behind the colon, with the prefix length; empty without
	 */
	record Mechanism(char qualifier, String name, String value) {

		boolean asks() {
			return ASKING.contains(name);
		}

		/** Whether the name to be asked for depends on the mail (7). */
		boolean hasMacro() {
			return value.indexOf('%') >= 0;
		}
	}

	/** Empty for all other texts. */
	static Optional<SpfRecord> tryParse(String text) {
		String lower = text.strip().toLowerCase(Locale.ROOT);
		if (!lower.equals("v=spf1") && !lower.startsWith("v=spf1 ")) {
			return Optional.empty();
		}
		List<Mechanism> mechanisms = new ArrayList<>();
		List<String> unknown = new ArrayList<>();
		String redirect = "";
		for (String term : lower.substring("v=spf1".length()).strip().split("\\s+", MOST_TERMS)) {
			if (term.startsWith("redirect=")) {
				redirect = term.substring("redirect=".length());
			} else if (!term.isEmpty() && !isModifier(term)) {
				mechanism(term).ifPresentOrElse(mechanisms::add, () -> unknown.add(term));
			}
		}
		return Optional.of(new SpfRecord(mechanisms, redirect, unknown));
	}

	/** Unknown modifiers are to be ignored (6). */
	private static boolean isModifier(String term) {
		return term.matches("[a-z][a-z0-9_.-]*=.*");
	}

	private static Optional<Mechanism> mechanism(String term) {
		boolean qualified = "+-~?".indexOf(term.charAt(0)) >= 0;
		String rest = qualified ? term.substring(1) : term;
		int end = 0;
		while (end < rest.length() && rest.charAt(end) != ':' && rest.charAt(end) != '/') {
			end++;
		}
		String name = rest.substring(0, end);
		String value = end < rest.length() && rest.charAt(end) == ':' ? rest.substring(end + 1) : rest.substring(end);
		return ASKING.contains(name) || SILENT.contains(name)
				? Optional.of(new Mechanism(qualified ? term.charAt(0) : '+', name, value)) : Optional.empty();
	}

	/** What the record alone makes a receiver ask for. */
	int lookUps() {
		return Math.toIntExact(mechanisms.stream().filter(Mechanism::asks).count()) + (followsRedirect() ? 1 : 0);
	}

	/** A redirect counts only where no {@code all} stands (6.1). */
	boolean followsRedirect() {
		return !redirect.isEmpty() && mechanisms.stream().noneMatch(mechanism -> mechanism.name().equals("all"));
	}
}
