package io.mirage.collection.collectors.dns;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
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
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.Intrusiveness;

/** Asks open name servers that hide bad names about names that exist elsewhere. */
@Component
class DnsFiltersCollector implements Collector {

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("dns-filters", "DNS filters", "Names that filtering name servers hide from their users", "1.0.0",
				Intrusiveness.DNS, Set.of(EntityType.DOMAIN_NAME, EntityType.HOSTNAME),
				Set.of(EntityType.BLOCKLIST_ENTRY, EntityType.DOMAIN_NAME, EntityType.HOSTNAME), false,
				URI.create("https://www.quad9.net/"), Duration.ofMillis(20));
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		if (Signposts.of(question.value(), source.dns(question.value(), Type.A)).isEmpty()) {
			return;
		}
		List<String> silent = new ArrayList<>();
		@Nullable Unreachable failure = null;
		for (DnsFilter filter : DnsFilter.known()) {
			try {
				read(filter, source.dnsAt(filter.address(), question.value(), Type.A), question, answer);
			} catch (Unreachable unanswered) {
				silent.add(filter.name());
				failure = unanswered;
			}
		}
		if (failure != null && silent.size() == DnsFilter.known().size()) {
			throw failure;
		}
		if (!silent.isEmpty()) {
			answer.found(question.entity()).attribute("filters_silent", String.join(", ", silent));
		}
	}

	private static void read(DnsFilter filter, DnsReply reply, Question question, Answer answer) {
		answer.restsOn(reply.evidence());
		if (filter.hides(reply)) {
			answer.confidence(70).found(question.entity()).tag("filtered").attribute("filtered_by", filter.name());
			answer.found(EntityType.BLOCKLIST_ENTRY, filter.name() + ": " + question.value()).ifPresent(entry -> {
				answer.found(entry).attribute("list", filter.name()).attribute("meaning", filter.filters());
				answer.relate(question.entity(), RelationType.MENTIONED_IN, entry);
			});
		}
	}
}
