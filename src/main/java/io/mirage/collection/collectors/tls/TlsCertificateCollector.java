package io.mirage.collection.collectors.tls;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.TlsReply;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.Intrusiveness;

/** Looks at the certificate a host presents, whoever it names and however old it is. */
@Component
class TlsCertificateCollector implements Collector {

	private static final int PORT = 443;

	private final Clock clock;

	TlsCertificateCollector(Clock clock) {
		this.clock = clock;
	}

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("tls-certificate", "TLS certificate", "Certificates of hosts and the names in them",
				"1.1.0", Intrusiveness.ACTIVE, Set.of(EntityType.DOMAIN_NAME, EntityType.HOSTNAME),
				Set.of(EntityType.SERVICE, EntityType.TLS_CERTIFICATE, EntityType.HOSTNAME, EntityType.DOMAIN_NAME), false,
				URI.create("https://www.rfc-editor.org/rfc/rfc8446"), Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		TlsReply reply = source.handshake(question.value(), PORT);
		answer.restsOn(reply.evidence()).confidence(95);
		Optional<EntityRef> service = answer.found(EntityType.SERVICE, question.value() + ":" + PORT + "/tcp");
		if (service.isPresent()) {
			answer.found(service.get()).attribute("protocol", reply.protocol());
			answer.relate(question.entity(), RelationType.EXPOSES, service.get());
			new CertificateFacts(answer, clock.instant()).presentedBy(service.get(), question.value(), reply.chain());
		}
	}
}
