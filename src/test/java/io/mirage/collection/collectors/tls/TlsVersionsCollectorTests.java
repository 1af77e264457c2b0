package io.mirage.collection.collectors.tls;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.Test;

import io.mirage.collection.collectors.Certificates;
import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.collectors.ScriptedSource;
import io.mirage.collection.collectors.tls.Hello.Extension;
import io.mirage.collection.network.LoopbackNetwork;
import io.mirage.collection.network.TalkingServer;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Collector;
import io.mirage.collection.source.Question;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;

class TlsVersionsCollectorTests implements CollectorContract {

	private static final X509Certificate CERTIFICATE = Certificates.of("old.example.com", "CN=Some CA", "old.example.com");
	private static final EntityRef SERVICE = EntityRef.of(EntityType.SERVICE, "old.example.com:443/tcp");

	@Override
	public Collector collector() {
		return new TlsVersionsCollector(Clock.fixed(Certificates.START.plusSeconds(1), ZoneOffset.UTC));
	}

	@Override
	public Question question() {
		return new Question(SERVICE, true);
	}

	/** A server that answers every offer with TLS 1.0 and RC4. */
	@Override
	public ScriptedSource recording() {
		return new ScriptedSource().service(443, TlsSamples.text(TlsSamples.plainFlight(Hello.TLS_1_0, 0x0005, CERTIFICATE)));
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("Service old.example.com:443/tcp", "Hostname old.example.com");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of();
	}

	@Test
	void oldVersionsAndCiphersAreWeak() throws Exception {
		Answer answer = ask(recording());

		assertThat(answer.found(SERVICE).attributes()).containsEntry("tls_versions", "TLSv1").containsEntry("weak_protocol", "TLSv1")
				.containsEntry("tls_versions_refused", "SSLv3 TLSv1.1 TLSv1.2 TLSv1.3").containsEntry("weak_cipher", "0x0005");
		assertThat(answer.found(SERVICE).tags()).contains("weak_protocol", "weak_cipher");
		assertThat(answer.relations()).extracting(relation -> relation.type().label()).contains("presents_certificate");
	}

	@Test
	void modernServersRefuseTheOld() throws Exception {
		Answer answer = ask(new ScriptedSource().service(443, TlsSamples.text(
				TlsSamples.serverHello(Hello.TLS_1_2, 0x1301, List.of(Extension.of(43, 3, 4))))));

		assertThat(answer.found(SERVICE).attributes()).containsEntry("tls_versions", "TLSv1.3").doesNotContainKey("weak_protocol");
	}

	@Test
	void whatIsNotTlsHasNoVersions() throws Exception {
		assertThat(ask(new ScriptedSource().service(443, "SSH-2.0-OpenSSH_9.6\r\n")).facts()).isEmpty();
	}

	@Test
	void aRealServerTakesWhatItTakes() throws Exception {
		try (TalkingServer server = TlsServer.speaking(Certificates.serving(CERTIFICATE), "TLSv1.2", "TLSv1.3");
				LoopbackNetwork network = new LoopbackNetwork(server.at("old.example.com:443"))) {
			Answer answer = new Answer(new EntityParser());
			collector().collect(question(), network.client(collector().descriptor(), SERVICE), answer);

			assertThat(answer.found(SERVICE).attributes()).containsEntry("tls_versions", "TLSv1.2 TLSv1.3")
					.containsEntry("tls_versions_refused", "SSLv3 TLSv1 TLSv1.1").doesNotContainKey("tls_versions_unanswered");
			assertThat(CollectorContract.facts(answer)).contains("TlsCertificate " + CertificateText.of(CERTIFICATE).fingerprint());
		}
	}

	/** Servers of the JDK's TLS. */
	static final class TlsServer {

		private TlsServer() {}

		static TalkingServer speaking(SSLContext context, String... versions) {
			return TalkingServer.holding(socket -> {
				SSLSocket secure = (SSLSocket) context.getSocketFactory().createSocket(socket, null, true);
				secure.setUseClientMode(false);
				secure.setEnabledProtocols(versions);
				secure.startHandshake();
			});
		}
	}
}
