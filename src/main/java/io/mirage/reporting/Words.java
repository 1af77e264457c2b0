package io.mirage.reporting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.mirage.events.entities.EntityType;

/** Names of types as people write them. */
final class Words {

	private static final Set<String> ACRONYMS = Set.of("asn", "dns", "ip", "mac", "ssh", "tls", "url");

	private Words() {}

	/** For example "TLS certificate". */
	static String of(EntityType type) {
		String words = Arrays.stream(type.label().split("(?<=[a-z])(?=[A-Z])")).map(word -> word.toLowerCase(Locale.ROOT))
				.map(word -> ACRONYMS.contains(word) ? word.toUpperCase(Locale.ROOT) : word).collect(Collectors.joining(" "));
		return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
	}
}
