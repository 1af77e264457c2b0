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
 * Tries names that resemble a found one. It is the only collector whose questions grow with what is found, a hundred a
 * host, so it is left to scans that may be loud.
 */
@Component
class DnsPermutationsCollector implements Collector {

	private final RandomGenerator random;

	@Autowired
	DnsPermutationsCollector() {
		this(Wildcards.unpredictable());
	}

	DnsPermutationsCollector(RandomGenerator random) {
		this.random = random;
	}

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("dns-permutations", "Similar names", "Hosts with names like those that were found", "1.0.0",
				Intrusiveness.AGGRESSIVE, Set.of(EntityType.HOSTNAME), Set.of(EntityType.HOSTNAME, EntityType.DOMAIN_NAME), false,
				URI.create("https://www.rfc-editor.org/rfc/rfc1035"), Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		answer.confidence(85);
		int dot = question.value().indexOf('.');
		if (dot < 0) {
			return;
		}
		String parent = question.value().substring(dot + 1);
		Wildcards wildcards = new Wildcards(parent, source, random);
		Wildcard wildcard = wildcards.below(parent);
		if (wildcard.exists()) {
			answer.restsOn(wildcard.evidence()).foundName(wildcards.top(parent)).map(answer::found)
					.ifPresent(zone -> zone.tag("wildcard").attribute("wildcard_answer", String.join(" ", wildcard.said())));
		}
		List<String> names = Permutations.of(question.value().substring(0, dot)).stream().map(label -> label + "." + parent).toList();
		Map<String, DnsReply> replies = Wildcards.ask(names, source);
		replies.forEach((name, reply) -> DnsBruteCollector.tell(name, reply, wildcard, answer));
		if (answer.facts().isEmpty() && 2 * replies.size() < names.size()) {
			throw new Unreachable("The name servers answered about " + replies.size() + " of " + names.size() + " names");
		}
	}
}
