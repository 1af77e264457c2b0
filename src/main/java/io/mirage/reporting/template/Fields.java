package io.mirage.reporting.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What texts of templates may name. The names are API: only ever add one. */
public final class Fields {

	private static final Set<String> VALUES = Set.of("report.title", "report.version", "report.created", "scan.name", "scan.id", "scan.state",
			"scan.started", "scan.finished", "scan.duration", "scan.completed", "counts.entities", "counts.relationships",
			"counts.observations", "counts.types", "counts.findings", "counts.critical", "counts.high", "counts.medium", "counts.low",
			"counts.info", "sources.asked", "sources.heard", "sources.gaps");
	private static final Map<String, Set<String>> LISTS = Map.of(
			"targets", Set.of("type", "value"),
			"findings", Set.of("severity", "headline", "why", "rule"),
			"types", Set.of("name", "count"),
			"gaps", Set.of("name", "heard"));

	private Fields() {}

	/** @param scope names of the lists that are being repeated */
	static boolean isValue(String name, List<String> scope) {
		return VALUES.contains(name) || scope.stream().anyMatch(list -> LISTS.getOrDefault(list, Set.of()).contains(name));
	}

	static boolean isSection(String name, List<String> scope) {
		return LISTS.containsKey(name) || isValue(name, scope);
	}

	/** Sorted. */
	static Set<String> known(List<String> scope) {
		Set<String> known = new TreeSet<>(VALUES);
		known.addAll(LISTS.keySet());
		scope.forEach(list -> known.addAll(LISTS.getOrDefault(list, Set.of())));
		return known;
	}
}
