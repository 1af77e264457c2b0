package io.mirage.collection.collectors.tls;

import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;

import io.mirage.collection.collectors.WildcardNames;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
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
				"1.0.0", Intrusiveness.ACTIVE, Set.of(EntityType.DOMAIN_NAME, EntityType.HOSTNAME),
				Set.of(EntityType.SERVICE, EntityType.TLS_CERTIFICATE, EntityType.HOSTNAME, EntityType.DOMAIN_NAME), false,
				URI.create("https://www.rfc-editor.org/rfc/rfc8446"), Duration.ZERO);
	}

	@Override
	public void collect(Question question, SourceClient source, Answer answer) throws SourceException, InterruptedException {
		TlsReply reply = source.handshake(question.value(), PORT);
		CertificateText certificate = read(reply.chain().getFirst());
		answer.restsOn(reply.evidence()).confidence(95);
		Optional<EntityRef> service = answer.found(EntityType.SERVICE, question.value() + ":" + PORT + "/tcp");
		Optional<EntityRef> presented = answer.found(EntityType.TLS_CERTIFICATE, certificate.fingerprint());
		if (service.isPresent() && presented.isPresent()) {
			answer.found(service.get()).attribute("protocol", reply.protocol());
			answer.relate(question.entity(), RelationType.EXPOSES, service.get());
			answer.relate(service.get(), RelationType.PRESENTS_CERTIFICATE, presented.get());
			describe(answer.found(presented.get()), certificate);
			name(presented.get(), certificate, answer);
		}
	}

	private static CertificateText read(X509Certificate certificate) throws Unreadable {
		try {
			return CertificateText.of(certificate);
		} catch (CertificateEncodingException e) {
			throw new Unreadable("The certificate has no valid encoding: " + e.getMessage());
		}
	}

	private void describe(Fact fact, CertificateText certificate) {
		boolean expired = certificate.notAfter().isBefore(clock.instant());
		fact.attribute("subject", certificate.subject()).attribute("issuer", certificate.issuer())
				.attribute("not_before", certificate.notBefore().toString())
				.attribute("not_after", certificate.notAfter().toString())
				.attribute("serial", certificate.serial()).attribute("san", String.join(" ", certificate.names()))
				.attribute("self_signed", Boolean.toString(certificate.selfSigned()))
				.attribute("expired", Boolean.toString(expired));
		if (certificate.selfSigned()) {
			fact.tag("self_signed");
		}
		if (expired) {
			fact.tag("expired");
		}
	}

	/** A pattern such as {@code *.apps} is no host: it says that whatever is below {@code apps} may exist. */
	private static void name(EntityRef presented, CertificateText certificate, Answer answer) {
		for (String name : certificate.names()) {
			Optional<EntityRef> host = WildcardNames.found(name, answer);
			host.ifPresent(found -> answer.relate(presented, RelationType.CERTIFICATE_NAMES, found));
		}
	}
}
