package io.mirage.range;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Everything the collectors can find out about the practice company, and what they must not claim.
 *
 * @param target where a scan starts
 * @param facts the target first, then by hop, type and value; no entity twice
 * @param relationships by type, source and target; none twice
 * @param traps what no correct scan reports
 */
public record GroundTruth(Entity target, List<Fact> facts, List<Relationship> relationships, List<Trap> traps) {

	static final String TLS_CERTIFICATE = "TlsCertificate";

	public GroundTruth {
		facts = List.copyOf(facts);
		relationships = List.copyOf(relationships);
		traps = List.copyOf(traps);
	}

	/**
	 * A thing that can be found.
	 *
	 * @param value canonical; of a certificate its subject, because its fingerprint differs from start to start
	 */
	public record Entity(String type, String value) implements Comparable<Entity> {

		@Override
		public int compareTo(Entity other) {
			return Comparator.comparing(Entity::type).thenComparing(Entity::value).compare(this, other);
		}
	}

	/** That a collector, asked about {@code source}, finds the fact. */
	public record Sighting(String collector, Entity source) {}

	/**
	 * That the thing exists.
	 *
	 * @param hop how many collectors in a row it takes at least, 0 for the target
	 * @param sightings every way to find it; empty for the target
	 */
	public record Fact(Entity entity, int hop, List<Sighting> sightings) {

		public SortedSet<String> collectors() {
			return sightings.stream().map(Sighting::collector).collect(Collectors.toCollection(TreeSet::new));
		}
	}

	/**
	 * That "source type target" holds.
	 *
	 * @param type from the relation vocabulary
	 * @param collectors who can find it
	 */
	public record Relationship(String type, Entity source, Entity target, SortedSet<String> collectors) {}

	/**
	 * What must not be claimed.
	 *
	 * @param why it looks true and is not
	 */
	public record Trap(Entity entity, String why) {}

	/**
	 * What a scan claims.
	 *
	 * @param attributes of a certificate at least {@code subject}
	 */
	public record Claim(String type, String value, Map<String, String> attributes) {

		/** A certificate becomes its subject, as in the truth. */
		Entity entity() {
			boolean certificate = type.equals(TLS_CERTIFICATE);
			return new Entity(type, certificate ? attributes.getOrDefault("subject", value) : value);
		}
	}

	/**
	 * How a scan did.
	 *
	 * @param missing true and not claimed
	 * @param trapped claimed and false
	 */
	public record Score(int found, int total, List<Fact> missing, List<Trap> trapped) {

		public boolean perfect() {
			return missing.isEmpty() && trapped.isEmpty();
		}

		@Override
		public String toString() {
			return "found %d of %d".formatted(found, total);
		}
	}

	public Optional<Fact> find(String type, String value) {
		Entity entity = new Entity(type, value);
		return facts.stream().filter(fact -> fact.entity().equals(entity)).findFirst();
	}

	public List<Fact> factsOfType(String type) {
		return facts.stream().filter(fact -> fact.entity().type().equals(type)).toList();
	}

	public SortedSet<String> collectors() {
		return facts.stream().flatMap(fact -> fact.collectors().stream()).collect(Collectors.toCollection(TreeSet::new));
	}

	/** What is left to find with some of the collectors and so many hops. Traps stay. */
	public GroundTruth limitedTo(Set<String> allowed, int hopLimit) {
		Map<Entity, Integer> hops = new HashMap<>(Map.of(target, 0));
		for (int hop = 1; hop <= hopLimit; hop++) {
			Set<Entity> known = new HashSet<>(hops.keySet());
			int current = hop;
			facts.stream().filter(fact -> fact.sightings().stream().anyMatch(sighting -> seen(sighting, allowed, known)))
					.forEach(fact -> hops.putIfAbsent(fact.entity(), current));
			if (hops.size() == known.size()) {
				break;
			}
		}
		return new GroundTruth(target, remaining(allowed, hops), relationships(allowed, hops.keySet()), traps);
	}

	private static boolean seen(Sighting sighting, Set<String> allowed, Set<Entity> known) {
		return allowed.contains(sighting.collector()) && known.contains(sighting.source());
	}

	private List<Fact> remaining(Set<String> allowed, Map<Entity, Integer> hops) {
		List<Fact> remaining = new ArrayList<>();
		for (Fact fact : facts) {
			Integer hop = hops.get(fact.entity());
			if (hop != null) {
				remaining.add(new Fact(fact.entity(), hop, fact.sightings().stream()
						.filter(sighting -> seen(sighting, allowed, hops.keySet())).toList()));
			}
		}
		remaining.sort(Comparator.comparingInt(Fact::hop).thenComparing(Fact::entity));
		return remaining;
	}

	private List<Relationship> relationships(Set<String> allowed, Set<Entity> known) {
		return relationships.stream()
				.filter(relationship -> known.contains(relationship.source()) && known.contains(relationship.target()))
				.map(relationship -> new Relationship(relationship.type(), relationship.source(), relationship.target(),
						relationship.collectors().stream().filter(allowed::contains)
								.collect(Collectors.toCollection(TreeSet::new))))
				.filter(relationship -> !relationship.collectors().isEmpty()).toList();
	}

	/** What a scan without this collector would never find: its own facts and all that follows from them. */
	public List<Fact> lostWithout(String collector) {
		Set<String> others = new HashSet<>(collectors());
		others.remove(collector);
		Set<Entity> left = limitedTo(others, Integer.MAX_VALUE).facts().stream().map(Fact::entity).collect(Collectors.toSet());
		return facts.stream().filter(fact -> !left.contains(fact.entity())).toList();
	}

	/** Compares a scan with the truth. What is neither true here nor a trap counts neither way. */
	public Score score(Collection<Claim> claims) {
		Set<Entity> claimed = claims.stream().map(Claim::entity).collect(Collectors.toSet());
		List<Fact> missing = facts.stream().filter(fact -> !claimed.contains(fact.entity())).toList();
		List<Trap> trapped = traps.stream().filter(trap -> claimed.contains(trap.entity())).toList();
		return new Score(facts.size() - missing.size(), facts.size(), missing, trapped);
	}
}
