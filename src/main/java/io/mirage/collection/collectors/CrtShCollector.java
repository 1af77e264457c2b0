package io.mirage.collection.collectors;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Fact;
import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;

/** Asks the certificate transparency logs for every name that ever stood in a certificate below a domain. */
@Component
class CrtShCollector implements Collector {

	private final Clock clock;

	CrtShCollector(Clock clock) {
		this.clock = clock;
	}

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("crtsh", "Certificate transparency",
				"Names in publicly logged certificates, those of long ago included", "1.0.0", Intrusiveness.PASSIVE,
				Set.of(EntityType.DOMAIN_NAME), Set.of(EntityType.HOSTNAME, EntityType.DOMAIN_NAME), false,
				URI.create("https://crt.sh"), Duration.ofMillis(250));
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		String base = source.setting("base-url", "https://crt.sh");
		HttpReply reply = source.fetch(URI.create(base + "/?q=%25." + question.value() + "&output=json"));
		if (!WebAnswers.found(reply)) {
			return;
		}
		Map<String, Instant> names = CertificateLog.names(reply, question.value());
		answer.restsOn(reply.evidence()).confidence(75);
		names.forEach((name, end) -> WildcardNames.found(name, answer).ifPresent(host -> date(host, end, answer)));
	}

	/** An old certificate does not say that the name is gone, only that nothing newer was logged. */
	private void date(EntityRef host, Instant end, Answer answer) {
		if (end.isAfter(Instant.EPOCH)) {
			Fact fact = answer.found(host).attribute("certified_until", end.toString());
			if (end.isBefore(clock.instant())) {
				fact.tag("historic");
			}
		}
	}
}
