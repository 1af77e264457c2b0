package io.mirage.collection.collectors.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Error messages that programs write into pages for their makers: they tell of paths, queries and versions. */
public final class ErrorText {

	private static final List<KnownPattern> MESSAGES = DataFile.read("error-messages").stream()
			.map(entry -> KnownPattern.of(entry.knowing("name", "begins", "form"))).toList();

	private ErrorText() {}

	/** Names of the programs whose messages stand in the text. */
	public static Set<String> in(String text) {
		Set<String> found = new LinkedHashSet<>();
		MESSAGES.stream().filter(message -> message.isIn(text)).forEach(message -> found.add(message.name()));
		return found;
	}
}
