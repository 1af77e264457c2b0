package io.mirage.range;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import io.mirage.range.GroundTruth.Entity;
import io.mirage.range.GroundTruth.Fact;
import io.mirage.range.GroundTruth.Relationship;
import io.mirage.range.GroundTruth.Sighting;

/**
 * Works out the truth from the company's description: each collector's question is put to the data instead of to a
 * server, and what it yields is asked about in turn, as far as it belongs to the company.
 */
final class TruthDerivation {

	private final Company company;

	private final Map<Entity, Set<Sighting>> found = new LinkedHashMap<>();

	private final Map<Relation, SortedSet<String>> relations = new TreeMap<>(
			Comparator.comparing(Relation::type).thenComparing(Relation::source).thenComparing(Relation::target));

	private final Deque<Entity> unasked = new ArrayDeque<>();

	private TruthDerivation(Company company) {
		this.company = company;
	}

	private record Relation(String type, Entity source, Entity target) {}

	/** The questions one family of collectors asks about an entity; every answer goes to the notes. */
	interface Questions {

		void ask(Entity entity, TruthDerivation notes);
	}

	static GroundTruth derive(Company company, Zones zones) {
		SiteTable sites = new SiteTable(company, zones);
		List<Questions> families = List.of(new DnsTruth(company, zones), new WebTruth(company, sites),
				new RegistryTruth(company), new ServiceTruth(company, zones, sites));
		Entity target = new Entity("DomainName", company.domain());
		TruthDerivation derivation = new TruthDerivation(company);
		derivation.found.put(target, new LinkedHashSet<>());
		derivation.unasked.add(target);
		while (!derivation.unasked.isEmpty()) {
			Entity next = derivation.unasked.remove();
			families.forEach(family -> family.ask(next, derivation));
		}
		return derivation.truth(target);
	}

	/** Notes that the collector, asked about {@code source}, finds {@code entity}. */
	void found(String collector, Entity source, Entity entity) {
		if (!found.containsKey(entity)) {
			unasked.add(entity);
		}
		found.computeIfAbsent(entity, _ -> new LinkedHashSet<>());
		// Nobody needs to be told that asking about a thing finds the thing; nor is the target ever found.
		if (!entity.equals(source)) {
			found.getOrDefault(entity, Set.of()).add(new Sighting(collector, source));
		}
	}

	void related(String collector, String type, Entity source, Entity target) {
		relations.computeIfAbsent(new Relation(type, source, target), _ -> new TreeSet<>()).add(collector);
	}

	/** A host name below the company's domain, the domain itself, or somebody else's name. */
	Entity host(String name) {
		return new Entity(name.equals(company.domain()) ? "DomainName" : "Hostname", name);
	}

	private GroundTruth truth(Entity target) {
		List<Fact> facts = new ArrayList<>();
		found.forEach((entity, sightings) -> facts.add(new Fact(entity, 0,
				entity.equals(target) ? List.of() : List.copyOf(sightings))));
		List<Relationship> relationships = relations.entrySet().stream()
				.map(entry -> new Relationship(entry.getKey().type(), entry.getKey().source(), entry.getKey().target(),
						entry.getValue()))
				.toList();
		GroundTruth unsorted = new GroundTruth(target, facts, relationships, company.traps());
		return unsorted.limitedTo(unsorted.collectors(), Integer.MAX_VALUE);
	}
}
