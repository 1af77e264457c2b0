package io.mirage.collection.collectors.dns;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a domain lets others do with its name in e-mail.
 *
 * @param kind {@code SPF} (RFC 7208) or {@code DMARC} (RFC 7489)
 * @param attributes {@code record} as published and, where it says so, {@code policy}: of SPF what happens to all other
 *            senders ({@code -all}, {@code ~all}, {@code ?all}, {@code +all}), of DMARC the word of its {@code p} tag
 */
record MailPolicy(String kind, Map<String, String> attributes) {

	/** Empty for all other texts, malformed versions included. */
	static Optional<MailPolicy> tryParse(String text) {
		String lower = text.toLowerCase(Locale.ROOT);
		if (lower.equals("v=spf1") || lower.startsWith("v=spf1 ")) {
			return Optional.of(new MailPolicy("SPF", spf(text, lower)));
		}
		boolean dmarc = lower.startsWith("v=dmarc1") && lower.substring("v=dmarc1".length()).strip().matches("(?s)(;.*)?");
		return dmarc ? Optional.of(new MailPolicy("DMARC", dmarc(text))) : Optional.empty();
	}

	private static Map<String, String> spf(String text, String lower) {
		Map<String, String> attributes = new LinkedHashMap<>(Map.of("record", text));
		for (String term : lower.split(" ")) {
			switch (term) {
				case "all", "+all" -> attributes.putIfAbsent("policy", "+all");
				case "-all", "~all", "?all" -> attributes.putIfAbsent("policy", term);
				default -> { }
			}
		}
		return attributes;
	}

	private static Map<String, String> dmarc(String text) {
		Map<String, String> attributes = new LinkedHashMap<>(Map.of("record", text));
		for (String tag : text.split(";")) {
			String[] sides = tag.split("=", 2);
			String value = sides.length == 2 ? sides[1].strip() : "";
			switch (sides[0].strip().toLowerCase(Locale.ROOT)) {
				case "p" -> attributes.putIfAbsent("policy", value.toLowerCase(Locale.ROOT));
				case "sp" -> attributes.putIfAbsent("subdomain_policy", value.toLowerCase(Locale.ROOT));
				case "pct" -> attributes.putIfAbsent("percent", value);
				case "rua" -> attributes.putIfAbsent("reports_to", value);
				default -> { }
			}
		}
		return attributes;
	}
}
