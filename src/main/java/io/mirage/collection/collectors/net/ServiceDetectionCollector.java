package io.mirage.collection.collectors.net;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.mirage.collection.collectors.ServiceName;
import io.mirage.collection.collectors.tls.CertificateFacts;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.Fact;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreadable;
import io.mirage.collection.source.TlsReply;
import io.mirage.events.collection.CollectorDescriptor;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;
import io.mirage.events.scans.Intrusiveness;

/**
 * Says what listens at a port: the kind of service, its product and version, its certificate or host key, and whether
 * it lets everybody in. It reads what is shown to strangers and changes nothing; it never tries a password.
 */
@Component
class ServiceDetectionCollector implements Collector {

	private final Clock clock;

	ServiceDetectionCollector(Clock clock) {
		this.clock = clock;
	}

	@Override
	public CollectorDescriptor descriptor() {
		return new CollectorDescriptor("service-detection", "Service detection",
				"Kind, product and version of services, their certificates and host keys", "1.0.0", Intrusiveness.ACTIVE,
				Set.of(EntityType.SERVICE), Set.of(EntityType.SERVICE, EntityType.TECHNOLOGY, EntityType.TLS_CERTIFICATE,
						EntityType.SSH_KEY, EntityType.FINGERPRINT, EntityType.HOSTNAME, EntityType.DOMAIN_NAME),
				false, URI.create("https://www.iana.org/assignments/service-names-port-numbers"), Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		Optional<ServiceName> name = ServiceName.tryParse(question.value());
		if (name.isEmpty()) {
			throw new Unreadable(question.value() + " is no service over TCP");
		}
		Sighting sighting = new ServiceDetection(name.get(), source).detect();
		@Nullable Evidence evidence = sighting.evidence();
		if (evidence != null) {
			answer.restsOn(evidence);
		}
		answer.confidence(90);
		Fact service = answer.found(question.entity()).attribute("state", "open");
		sighting.attributes().forEach(service::attribute);
		if (sighting.isOpenToEverybody()) {
			service.attribute("unauthenticated", "true").tag("unauthenticated");
		}
		product(question.entity(), sighting, answer);
		hostKey(question.entity(), sighting, answer);
		certificate(question.entity(), name.get(), sighting, answer);
	}

	private static void product(EntityRef service, Sighting sighting, Answer answer) {
		answer.found(EntityType.TECHNOLOGY, sighting.get("product")).ifPresent(product -> {
			answer.found(product).attribute("version", sighting.get("version"));
			answer.relate(service, RelationType.USES_TECHNOLOGY, product);
		});
	}

	private static void hostKey(EntityRef service, Sighting sighting, Answer answer) {
		@Nullable SshHostKey key = sighting.hostKey();
		if (key != null) {
			EntityRef found = EntityRef.of(EntityType.SSH_KEY, key.fingerprint());
			answer.found(found).attribute("type", key.type()).attribute("bits", key.bits() == 0 ? "" : String.valueOf(key.bits()));
			answer.relate(service, RelationType.EXPOSES, found);
		}
		if (!sighting.get("hassh_server").isEmpty()) {
			answer.found(EntityType.FINGERPRINT, "hassh-server:" + sighting.get("hassh_server"))
					.ifPresent(found -> answer.relate(service, RelationType.EXPOSES, found));
		}
	}

	private void certificate(EntityRef service, ServiceName name, Sighting sighting, Answer answer) throws Unreadable {
		@Nullable TlsReply reply = sighting.tls();
		if (reply != null) {
			new CertificateFacts(answer.restsOn(reply.evidence()), clock.instant()).presentedBy(service, name.host(), reply.chain());
		}
	}
}
