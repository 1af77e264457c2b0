package io.mirage.collection.collectors.text;

import java.util.ArrayList;
import java.util.List;

/**
 * An identifier under which a service counts visitors or pays for advertisements. Sites with the same one have the same
 * owner.
 *
 * @param id as the service writes it, with the service's name before it where it is a bare number
 */
public record Tracker(String service, String id) {

	private static final List<Rule> RULES = DataFile.read("tracking-ids").stream()
			.map(entry -> new Rule(KnownPattern.of(entry.knowing("name", "begins", "form", "prefix")), entry.text("prefix", ""))).toList();

	private record Rule(KnownPattern pattern, String prefix) {}

	/** In mark-up and scripts, each once. */
	public static List<Tracker> in(String text) {
		List<Tracker> found = new ArrayList<>();
		for (Rule rule : RULES) {
			rule.pattern().in(text).forEach(id -> found.add(new Tracker(rule.pattern().name(), rule.prefix() + id)));
		}
		return found.stream().distinct().toList();
	}
}
