package io.mirage.collection.collectors.dns;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
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
import io.mirage.platform.entities.EntityParser;

/**
 * Looks whether a host is an alias of something that anybody can get: a name given up at a service, or a domain that is
 * not registered. What services say on their pages is the question of another collector, which visits them.
 */
@Component
class TakeoverCollector implements Collector {

	private final EntityParser parser;

	TakeoverCollector(EntityParser parser) {
		this.parser = parser;
	}

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("takeover", "Dangling aliases", "Hosts that are aliases of names anybody can get", "1.0.0",
				Intrusiveness.DNS, Set.of(EntityType.HOSTNAME, EntityType.DOMAIN_NAME), Set.of(EntityType.HOSTNAME, EntityType.DOMAIN_NAME), false,
				URI.create("https://www.rfc-editor.org/rfc/rfc1034"), Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		DnsReply reply = source.dns(question.value(), Type.A);
		Optional<String> target = Takeover.target(question.value(), reply);
		if (target.isEmpty() || source.lookUp(target.get(), Type.A).exists()) {
			return;
		}
		Optional<String> service = Takeover.of(target.get()).filter(known -> !known.showsItself()).map(Takeover::service);
		Optional<String> free = service.isPresent() ? Optional.empty() : unregistered(target.get(), source);
		if (service.isPresent() || free.isPresent()) {
			answer.restsOn(reply.evidence()).confidence(service.isPresent() ? 75 : 85).found(question.entity()).tag("takeover")
					.attribute("takeover", "possible").attribute("takeover_target", target.get())
					.attribute("takeover_service", service.orElse("registration of " + free.orElse("")));
		}
	}

	/** A domain without any entry in its registry's zone is most likely for sale. */
	private Optional<String> unregistered(String target, SourceClient source) throws SourceException, InterruptedException {
		Optional<String> domain = parser.registrableDomain(target);
		return domain.isPresent() && !source.lookUp(domain.get(), Type.NS).exists() ? domain : Optional.empty();
	}
}
