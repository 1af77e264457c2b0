package io.mirage.collection.collectors.dns;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import io.mirage.collection.collectors.dns.Wildcards.Wildcard;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;

/**
 * Tries usual names below a domain. Names that nobody can have made are tried first: what they are answered is the
 * wildcard's, and a usual name that is answered the same is no find.
 */
@Component
class DnsBruteCollector implements Collector {

	private final RandomGenerator random;

	@Autowired
	DnsBruteCollector() {
		this(Wildcards.unpredictable());
	}

	DnsBruteCollector(RandomGenerator random) {
		this.random = random;
	}

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("dns-brute", "Usual names", "Hosts with names that many domains have", "1.1.0",
				Intrusiveness.DNS, Set.of(EntityType.DOMAIN_NAME), Set.of(EntityType.HOSTNAME, EntityType.DOMAIN_NAME), false,
				URI.create("https://www.rfc-editor.org/rfc/rfc1035"), Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		answer.confidence(90);
		Wildcard wildcard = new Wildcards(question.value(), source, random).below(question.value());
		answer.restsOn(wildcard.evidence());
		if (wildcard.exists()) {
			answer.found(question.entity()).tag("wildcard")
					.attribute("wildcard_answer", String.join(" ", wildcard.said()));
		}
		List<String> names = source.wordList("subdomains").stream().map(word -> word + "." + question.value()).toList();
		Map<String, DnsReply> replies = Wildcards.ask(names, source);
		replies.forEach((name, reply) -> tell(name, reply, wildcard, answer));
		sayWhatIsOpen(names.size() - replies.size(), names.size(), question, answer);
	}

	/** What was found counts; that nothing was found counts only if most names were answered. */
	private static void sayWhatIsOpen(int open, int names, Question question, Answer answer) throws Unreachable {
		if (answer.facts().isEmpty() && 2 * open > names) {
			throw new Unreachable("The name servers did not answer about " + open + " of " + names + " names");
		}
		if (open > 0) {
			answer.found(question.entity()).attribute("names_not_answered", Integer.toString(open));
		}
	}

	static void tell(String name, DnsReply reply, Wildcard wildcard, Answer answer) {
		Set<String> said = Signposts.of(name, reply);
		if (!said.isEmpty() && !wildcard.explains(said)) {
			answer.restsOn(reply.evidence()).foundName(name).filter(host -> reply.isDisputed())
					.ifPresent(host -> answer.found(host).tag("disputed").confidence(50));
		}
	}
}
