package io.mirage.collection.collectors.web;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.mirage.collection.collectors.text.DataFile;

/**
 * Knows technologies by the traces they leave, as {@code collectors/technologies.yaml} describes them. Regular expressions
 * see short texts only and everything else is looked up literally, so that a page costs time in proportion to its length.
 */
final class Technologies {

	private static final Map<String, Technology> KNOWN = DataFile.read("technologies").stream().map(Technology::of)
			.collect(Collectors.toMap(Technology::name, Function.identity(), (one, other) -> {
				throw new IllegalStateException("Two technologies are called " + one.name());
			}, LinkedHashMap::new));

	private Technologies() {}

	/** @param version empty if the trace does not tell it or the technology is only implied */
	record Match(String name, String category, String version) {}

	/** Each once, what they imply included. */
	static Collection<Match> of(Traces traces) {
		Map<String, Match> found = new LinkedHashMap<>();
		for (Technology technology : KNOWN.values()) {
			Optional<String> version = technology.find(traces);
			version.ifPresent(text -> found.put(technology.name(), new Match(technology.name(), technology.category(), text)));
		}
		addImplied(found);
		return found.values();
	}

	/** By the icon alone. */
	static List<Match> ofIcon(int hash) {
		return KNOWN.values().stream().filter(technology -> technology.icons().contains(hash))
				.map(technology -> new Match(technology.name(), technology.category(), "")).toList();
	}

	private static void addImplied(Map<String, Match> found) {
		Deque<String> open = new ArrayDeque<>(found.keySet());
		while (!open.isEmpty()) {
			Technology technology = KNOWN.get(open.remove());
			for (String implied : technology == null ? List.<String>of() : technology.implies()) {
				String category = KNOWN.containsKey(implied) ? KNOWN.get(implied).category() : "";
				if (found.putIfAbsent(implied, new Match(implied, category, "")) == null) {
					open.add(implied);
				}
			}
		}
	}

	static int count() {
		return KNOWN.size();
	}
}
