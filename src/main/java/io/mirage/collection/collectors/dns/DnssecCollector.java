package io.mirage.collection.collectors.dns;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import org.springframework.stereotype.Component;
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
 * Finds out whether a domain is signed and whether its own part of the chain holds: the parent's digest, the domain's key,
 * the key's signature. Whether the parent is to be trusted is left to the resolver, which may say so.
 */
@Component
class DnssecCollector implements Collector {

	private final Clock clock;

	DnssecCollector(Clock clock) {
		this.clock = clock;
	}

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("dnssec", "DNSSEC", "Whether a domain is signed and its signatures hold", "1.0.0",
				Intrusiveness.DNS, Set.of(EntityType.DOMAIN_NAME), Set.of(EntityType.DOMAIN_NAME), false,
				URI.create("https://www.rfc-editor.org/rfc/rfc4035"), Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		DnsReply keys = source.dnssec(question.value(), Type.DNSKEY);
		DnsReply digests = source.dnssec(question.value(), Type.DS);
		if (!keys.exists() && !digests.exists()) {
			return;
		}
		SignatureState state = SignatureState.of(question.value(), digests.records(), keys.records(), clock.instant());
		answer.restsOn(keys.records().isEmpty() ? digests.evidence() : keys.evidence()).confidence(90).found(question.entity())
				.attribute("dnssec", state.verdict().label()).attribute("dnssec_reason", state.reason())
				.attribute("dnssec_algorithms", state.algorithms())
				.attribute("dnssec_validated", keys.authenticated() && digests.authenticated() ? "by the resolver" : "");
	}
}
