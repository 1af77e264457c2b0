package io.mirage.collection.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.mirage.platform.entities.Destination;

/** The decisions about a batch of names, told in a few receipts. */
final class BatchDecision {

	private final Map<String, Destination> permitted = new LinkedHashMap<>();
	private final Map<Verdict, Group> groups = new LinkedHashMap<>();

	/** @param above the domain above all names of the group */
	private record Group(String above, int calls) {

		Group and(Group other) {
			return new Group(common(above, other.above()), calls + other.calls());
		}
	}

	void add(String name, Optional<Destination> destination, Verdict verdict) {
		String host = destination.map(Destination::host).orElse(name);
		groups.merge(verdict, new Group(host, 1), Group::and);
		destination.filter(to -> verdict.allowed()).ifPresent(to -> permitted.put(name, to));
	}

	void leaveReceipts(Receipts receipts) {
		groups.forEach((verdict, group) -> receipts.add(Errand.DNS, group.above(), group.calls(), verdict));
	}

	/** By the name as it was given, in the order of the batch. */
	Map<String, Destination> permitted() {
		return permitted;
	}

	String firstRefusal() {
		return groups.entrySet().stream().filter(entry -> !entry.getKey().allowed()).findFirst()
				.map(entry -> entry.getValue().above() + ": " + entry.getKey().reason()).orElseThrow();
	}

	/** The longest name that both lie at or below; the root as a dot. */
	private static String common(String one, String other) {
		String name = one;
		while (!name.isEmpty() && !other.equals(name) && !other.endsWith("." + name)) {
			int dot = name.indexOf('.');
			name = dot < 0 ? "" : name.substring(dot + 1);
		}
		return name.isEmpty() ? "." : name;
	}
}
