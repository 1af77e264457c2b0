package io.mirage.collection.collectors.dns;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

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

/** Asks what a domain publishes about its mail besides SPF and DMARC: DKIM keys, MTA-STS, reports on TLS, BIMI. */
@Component
class EmailPoliciesCollector implements Collector {

	private static final List<String> SELECTORS = Lines.read("dkim-selectors", 1).stream().map(List::getFirst).toList();

	private final RandomGenerator random;

	@Autowired
	EmailPoliciesCollector() {
		this(Wildcards.unpredictable());
	}

	EmailPoliciesCollector(RandomGenerator random) {
		this.random = random;
	}

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("email-policies", "Mail policies", "DKIM keys under usual selectors, MTA-STS, TLS reports and BIMI of a domain",
				"1.0.0", Intrusiveness.DNS, Set.of(EntityType.DOMAIN_NAME),
				Set.of(EntityType.EMAIL_SERVER_POLICY, EntityType.EMAIL_ADDRESS, EntityType.URL), false,
				URI.create("https://www.rfc-editor.org/rfc/rfc6376"), Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		answer.confidence(95);
		String domain = question.value();
		policy(source.dns("_mta-sts." + domain, Type.TXT), "STSv1").ifPresent(tags -> tell(domain, "MTA-STS", tags, answer));
		policy(source.dns("_smtp._tls." + domain, Type.TXT), "TLSRPTv1").ifPresent(tags -> tell(domain, "TLS-RPT", tags, answer));
		policy(source.dns("default._bimi." + domain, Type.TXT), "BIMI1").ifPresent(tags -> tell(domain, "BIMI", tags, answer));
		keys(domain, source, answer);
	}

	/** @param reply about a name below which one policy stands */
	private static Optional<Policy> policy(DnsReply reply, String version) {
		return texts(reply.name(), reply).flatMap(text -> TagList.parse(text, version).map(tags -> new Policy(text, tags, reply)).stream()).findFirst();
	}

	private record Policy(String text, TagList tags, DnsReply reply) {}

	private static Stream<String> texts(String name, DnsReply reply) {
		return Records.about(name, reply).stream().filter(TXTRecord.class::isInstance).map(Records::data);
	}

	private static void tell(String domain, String kind, Policy policy, Answer answer) {
		answer.restsOn(policy.reply().evidence());
		answer.found(EntityType.EMAIL_SERVER_POLICY, domain + " " + kind).map(answer::found).ifPresent(fact -> fact
				.attribute("record", policy.text()).attribute("id", policy.tags().get("id")).attribute("reports_to", policy.tags().get("rua"))
				.attribute("logo", policy.tags().get("l")).attribute("certificate", policy.tags().get("a")));
		for (String address : policy.tags().get("rua").split(",")) {
			if (address.strip().startsWith("mailto:")) {
				answer.found(EntityType.EMAIL_ADDRESS, address.strip().substring("mailto:".length()));
			}
		}
		if (!policy.tags().get("l").isEmpty()) {
			answer.found(EntityType.URL, policy.tags().get("l"));
		}
	}

	/** A domain that answers any selector has no keys to be found this way. */
	private void keys(String domain, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		String nobodys = "x" + Long.toString(random.nextLong() & Long.MAX_VALUE, Character.MAX_RADIX) + "._domainkey." + domain;
		Set<String> toAnybody = new TreeSet<>(texts(nobodys, source.dns(nobodys, Type.TXT)).toList());
		List<String> names = SELECTORS.stream().map(selector -> selector + "._domainkey." + domain).toList();
		Map<String, DnsReply> replies = source.dnsAll(names, Type.TXT);
		replies.forEach((name, reply) -> texts(name, reply).filter(text -> !toAnybody.contains(text)).findFirst().flatMap(DkimKey::tryParse)
				.ifPresent(key -> tell(domain, name, key, reply, answer)));
		if (replies.size() < names.size() && answer.facts().isEmpty()) {
			throw new Unreachable("The name servers answered about " + replies.size() + " of " + names.size() + " DKIM selectors");
		}
	}

	private static void tell(String domain, String name, DkimKey key, DnsReply reply, Answer answer) {
		String selector = name.substring(0, name.indexOf('.'));
		answer.restsOn(reply.evidence()).found(EntityType.EMAIL_SERVER_POLICY, domain + " DKIM " + selector).map(answer::found)
				.ifPresent(fact -> key.attributes().forEach(fact.attribute("selector", selector)::attribute));
	}
}
