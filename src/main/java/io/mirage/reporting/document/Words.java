package io.mirage.reporting.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.mirage.events.entities.EntityType;

/** Names of types as people write them. */
public final class Words {

	private static final Set<String> ACRONYMS = Set.of("asn", "dns", "ip", "mac", "ssh", "tls", "url");

	private Words() {}

	/** For example "TLS certificate". */
	public static String of(EntityType type) {
		String words = Arrays.stream(type.label().split("(?<=[a-z])(?=[A-Z])")).map(word -> word.toLowerCase(Locale.ROOT))
				.map(word -> ACRONYMS.contains(word) ? word.toUpperCase(Locale.ROOT) : word).collect(Collectors.joining(" "));
		return capitalised(words);
	}

	public static String capitalised(String word) {
		return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
	}
}
