package io.mirage.collection.collectors.dns;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.xbill.DNS.Type;

import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;

/**
 * Which zones answer for every name. Names that nobody can have made are asked for beside a name, and if they are
 * answered, one level higher, up to where they are not: the level below is the wildcard's. Used by one thread for one
 * domain.
 */
final class Wildcards {

	private static final int PROBES = 3;
	/** Enough that nobody has the name: 26 to the power of 20. */
	private static final int PROBE_LENGTH = 20;

	private final String domain;
	private final SourceClient source;
	private final RandomGenerator random;
	private final Map<String, Wildcard> known = new HashMap<>();

	/**
	 * @param said what names that do not exist are answered, whatever rotates included; empty if there is no wildcard
	 * @param evidence of the last probe that was answered
	 */
	record Wildcard(Set<String> said, Evidence evidence) {

		boolean exists() {
			return !said.isEmpty();
		}

		/** Whether the wildcard alone explains what a name is answered. */
		boolean explains(Set<String> answered) {
			return exists() && said.containsAll(answered);
		}
	}

	/** @param domain above which nothing is asked */
	Wildcards(String domain, SourceClient source, RandomGenerator random) {
		this.domain = domain;
		this.source = source;
		this.random = random;
	}

	static RandomGenerator unpredictable() {
		return new SecureRandom();
	}

	/** What names directly below {@code parent} are answered that nobody has made. */
	Wildcard below(String parent) throws SourceException, InterruptedException {
		Wildcard found = known.get(parent);
		if (found == null) {
			found = probe(parent);
			known.put(parent, found);
		}
		return found;
	}

	/** The highest name below which everything is answered, climbing from {@code parent}; {@code parent} if it is that itself. */
	String top(String parent) throws SourceException, InterruptedException {
		String top = parent;
		String above = parent;
		while (!above.equals(domain) && above.indexOf('.') > 0) {
			above = above.substring(above.indexOf('.') + 1);
			if (!below(above).explains(below(parent).said())) {
				return top;
			}
			top = above;
		}
		return top;
	}

	/** @throws Unreachable if not all probes are answered, for then nobody could tell a find from the wildcard */
	private Wildcard probe(String parent) throws SourceException, InterruptedException {
		List<String> probes = Stream.generate(this::label).limit(PROBES).map(label -> label + "." + parent).toList();
		Map<String, DnsReply> replies = ask(probes, source);
		if (replies.size() < probes.size()) {
			throw new Unreachable("Whether every name below " + parent + " is answered could not be found out");
		}
		Set<String> said = new TreeSet<>();
		replies.forEach((name, reply) -> said.addAll(Signposts.of(name, reply)));
		Evidence evidence = replies.values().stream().filter(reply -> !reply.records().isEmpty()).reduce((one, other) -> other)
				.orElseGet(() -> replies.values().iterator().next()).evidence();
		return new Wildcard(said, evidence);
	}

	private String label() {
		return random.ints(PROBE_LENGTH, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
	}

	/** IPv6 is asked for only where a name exists and has no IPv4 address. */
	static Map<String, DnsReply> ask(List<String> names, SourceClient source) throws SourceException, InterruptedException {
		Map<String, DnsReply> replies = new TreeMap<>(source.dnsAll(names, Type.A));
		List<String> open = replies.entrySet().stream()
				.filter(entry -> entry.getValue().exists() && Signposts.of(entry.getKey(), entry.getValue()).isEmpty())
				.map(Map.Entry::getKey).toList();
		if (!open.isEmpty()) {
			replies.putAll(source.dnsAll(open, Type.AAAA));
		}
		return replies;
	}
}
