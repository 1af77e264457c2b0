package io.mirage.platform.entities;

import java.util.Optional;
import java.util.regex.Pattern;

import io.mirage.events.entities.EntityType;

/** Free names: what is quoted or consists of several words. */
final class PersonName {

	private static final Pattern WORDS = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’.&-]*( [\\p{L}\\p{M}0-9'’.&,-]+){1,7}");
	private static final Pattern LEGAL_FORM = Pattern.compile(
			"(?iu).*\\b(inc|ltd|llc|plc|gmbh|ag|kg|se|sa|sas|sarl|bv|nv|oy|ab|as|spa|srl|corp|co|company|limited)\\.?");

	private PersonName() {}

	static Optional<EntityType> guess(String text) {
		String name = canonical(text);
		if (LEGAL_FORM.matcher(name).matches() && name.indexOf(' ') > 0) {
			return Optional.of(EntityType.ORGANIZATION);
		}
		boolean quoted = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
		return quoted || WORDS.matcher(name).matches() ? Optional.of(EntityType.PERSON) : Optional.empty();
	}

	/** Without quotes, blanks folded. */
	static String canonical(String text) {
		String bare = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"")
				? text.substring(1, text.length() - 1) : text;
		return bare.strip().replaceAll("\\s+", " ");
	}
}
