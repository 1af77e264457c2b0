package io.mirage.collection.collectors;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;

/**
 * Tries usual names below a domain. Names that nobody can have made are tried first: what they are answered is the
 * wildcard's, and a usual name that is answered the same is no find.
 */
@Component
class DnsBruteCollector implements Collector {

	private static final int PROBES = 3;
	/** Enough that nobody has the name: 26 to the power of 20. */
	private static final int PROBE_LENGTH = 20;

	private final RandomGenerator random;

	@Autowired
	DnsBruteCollector() {
		this(new SecureRandom());
	}

	DnsBruteCollector(RandomGenerator random) {
		this.random = random;
	}

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("dns-brute", "Usual names", "Hosts with names that many domains have", "1.0.0",
				Intrusiveness.DNS, Set.of(EntityType.DOMAIN_NAME), Set.of(EntityType.HOSTNAME, EntityType.DOMAIN_NAME), false,
				URI.create("https://www.rfc-editor.org/rfc/rfc1035"), Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		answer.confidence(90);
		Set<String> wildcard = wildcard(question, source, answer);
		List<String> names = source.wordList("subdomains").stream().map(word -> word + "." + question.value()).toList();
		ask(names, source).forEach((name, reply) -> {
			Set<String> said = said(name, reply);
			if (!said.isEmpty() && !wildcard.containsAll(said)) {
				answer.restsOn(reply.evidence()).foundName(name);
			}
		});
	}

	/** @return what names that do not exist are answered, whatever rotates included; empty if there is no wildcard */
	private Set<String> wildcard(Question question, SourceClient source, Answer answer)
			throws SourceException, InterruptedException {
		List<String> probes = Stream.generate(this::label).limit(PROBES).map(label -> label + "." + question.value()).toList();
		Set<String> said = new TreeSet<>();
		ask(probes, source).forEach((name, reply) -> {
			answer.restsOn(reply.evidence());
			said.addAll(said(name, reply));
		});
		if (!said.isEmpty()) {
			answer.found(question.entity()).tag("wildcard").attribute("wildcard_answer", String.join(" ", said));
		}
		return said;
	}

	private String label() {
		return random.ints(PROBE_LENGTH, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
	}

	/** IPv6 is asked for only where a name exists and has no IPv4 address. */
	private static Map<String, DnsReply> ask(List<String> names, SourceClient source) throws SourceException, InterruptedException {
		Map<String, DnsReply> replies = new TreeMap<>(source.dnsAll(names, Type.A));
		List<String> open = replies.entrySet().stream()
				.filter(entry -> entry.getValue().exists() && said(entry.getKey(), entry.getValue()).isEmpty())
				.map(Map.Entry::getKey).toList();
		if (!open.isEmpty()) {
			replies.putAll(source.dnsAll(open, Type.AAAA));
		}
		return replies;
	}

	/** What the name is an alias of, for the addresses behind that rotate; its addresses if it is none. */
	private static Set<String> said(String name, DnsReply reply) {
		List<Record> records = Records.about(name, reply);
		Set<String> aliases = records.stream().filter(CNAMERecord.class::isInstance).map(Records::data).collect(Collectors.toSet());
		return !aliases.isEmpty() ? aliases : records.stream()
				.filter(entry -> entry instanceof ARecord || entry instanceof AAAARecord)
				.map(Records::data).collect(Collectors.toSet());
	}
}
