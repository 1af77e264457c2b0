package io.mirage.collection.collectors.dns;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xbill.DNS.Type;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.DnsReply;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;

/** Visits hosts that are aliases of a service and reads whether the service says that nobody has claimed them. */
@Component
class TakeoverPageCollector implements Collector {

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("takeover-page", "Unclaimed pages", "Hosts at which a service says that nobody has claimed them", "1.0.0",
				Intrusiveness.ACTIVE, Set.of(EntityType.HOSTNAME, EntityType.DOMAIN_NAME), Set.of(EntityType.HOSTNAME, EntityType.DOMAIN_NAME), false,
				URI.create("https://www.rfc-editor.org/rfc/rfc9110"), Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		DnsReply reply = source.dns(question.value(), Type.A);
		Optional<String> target = Takeover.target(question.value(), reply);
		Optional<Takeover> service = target.flatMap(Takeover::of).filter(Takeover::showsItself);
		if (service.isEmpty()) {
			return;
		}
		@Nullable SourceException failure = null;
		boolean visited = false;
		for (String scheme : List.of("https", "http")) {
			try {
				HttpReply page = source.visit(URI.create(scheme + "://" + question.value() + "/"));
				visited = true;
				if (page.text().contains(service.get().page())) {
					tell(question, service.get(), target.orElse(""), page, answer);
					return;
				}
			} catch (Unreachable | Unreadable silent) {
				failure = silent;
			}
		}
		if (!visited && failure != null) {
			throw failure;
		}
	}

	private static void tell(Question question, Takeover service, String target, HttpReply page, Answer answer) {
		answer.restsOn(page.evidence()).confidence(90).found(question.entity()).tag("takeover").attribute("takeover", "likely")
				.attribute("takeover_target", target).attribute("takeover_service", service.service());
	}
}
