package io.mirage.collection.collectors.tls;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.Certificates;
import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Fact;
import io.mirage.collection.source.Question;
import io.mirage.events.entities.EntityType;
import io.mirage.events.entities.RelationType;

import static org.assertj.core.api.Assertions.assertThat;

class TlsCertificateCollectorTests implements CollectorContract {

	private static final X509Certificate CERTIFICATE =
			Certificates.of("www.example.com", "CN=Some CA", "WWW.example.com", "example.com", "*.apps.example.com", "not a name");

	@Override
	public Collector collector() {
		return new TlsCertificateCollector(Clock.fixed(Certificates.END.minusSeconds(1), ZoneOffset.UTC));
	}

	@Override
	public Question question() {
		return CollectorContract.about(EntityType.HOSTNAME, "www.example.com");
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource().certificate(CERTIFICATE);
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("Service www.example.com:443/tcp", "Hostname www.example.com", "DomainName example.com",
				"Hostname apps.example.com");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of("www.example.com exposes www.example.com:443/tcp");
	}

	@Test
	void describesTheCertificate() throws Exception {
		Fact certificate = certificate(ask(recording()));

		assertThat(certificate.entity().value()).matches("[0-9a-f]{64}");
		assertThat(certificate.attributes()).containsEntry("subject", "CN=www.example.com").containsEntry("issuer", "CN=Some CA")
				.containsEntry("not_after", "2026-04-01T00:00:00Z").containsEntry("serial", "5ea1")
				.containsEntry("expired", "false").containsEntry("self_signed", "false")
				.containsEntry("san", "www.example.com example.com *.apps.example.com not a name");
		assertThat(certificate.tags()).isEmpty();
	}

	@Test
	void marksWhatIsNotInOrder() throws Exception {
		Answer answer = new Answer(new io.mirage.platform.entities.EntityParser());
		new TlsCertificateCollector(Clock.fixed(Certificates.END.plusSeconds(1), ZoneOffset.UTC)).collect(question(),
				new ScriptedSource().certificate(Certificates.of("old.example.com", "")), answer);

		assertThat(certificate(answer).tags()).containsExactlyInAnyOrder("expired", "self_signed");
		assertThat(CollectorContract.facts(answer)).contains("Hostname old.example.com");
	}

	@Test
	void namesEveryHostAndMarksThePattern() throws Exception {
		Answer answer = ask(recording());

		assertThat(answer.relations()).filteredOn(relation -> relation.type() == RelationType.CERTIFICATE_NAMES).hasSize(3);
		assertThat(answer.facts()).filteredOn(fact -> fact.tags().contains("wildcard")).extracting(fact -> fact.entity().value())
				.containsExactly("apps.example.com");
	}

	private static Fact certificate(Answer answer) {
		return answer.facts().stream().filter(fact -> fact.entity().type() == EntityType.TLS_CERTIFICATE).findFirst().orElseThrow();
	}
}
