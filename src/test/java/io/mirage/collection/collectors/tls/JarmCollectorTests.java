package io.mirage.collection.collectors.tls;

import java.util.List;
import java.util.Set;

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
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JarmCollectorTests implements CollectorContract {

	private static final EntityRef SERVICE = EntityRef.of(EntityType.SERVICE, "www.example.com:443/tcp");

	@Override
	public Collector collector() {
		return new JarmCollector();
	}

	@Override
	public Question question() {
		return new Question(SERVICE, true);
	}

	@Override
	public ScriptedSource recording() {
		return new ScriptedSource().service(443, TlsSamples.text(TlsSamples.serverHello(Hello.TLS_1_2, 0xc02f, List.of(Extension.of(0xff01, 0)))));
	}

	@Override
	public Set<String> expectedFacts() {
		return Set.of("Fingerprint jarm:" + "29d".repeat(10) + "d7fc4c7c6ef19b77a4ca0787979cdc13");
	}

	@Override
	public Set<String> expectedRelations() {
		return Set.of("www.example.com:443/tcp exposes jarm:" + "29d".repeat(10) + "d7fc4c7c6ef19b77a4ca0787979cdc13");
	}

	@Test
	void asksTenTimes() throws Exception {
		ScriptedSource source = recording();
		ask(source);

		assertThat(source.calls).hasSize(10).containsOnly("converse www.example.com:443");
	}

	@Test
	void whatIsNotTlsHasNone() throws Exception {
		assertThat(ask(new ScriptedSource().service(443, "220 hello\r\n")).facts()).isEmpty();
	}

	@Test
	void silenceIsNoFingerprint() {
		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> ask(new ScriptedSource().service(443, "", "")))
				.withMessageContaining("does not answer TLS");
	}

	@Test
	void aRealServerHasTheSameOneTwice() throws Exception {
		try (TalkingServer server = TlsVersionsCollectorTests.TlsServer.speaking(
				Certificates.serving(Certificates.of("www.example.com", "")), "TLSv1.2", "TLSv1.3");
				LoopbackNetwork network = new LoopbackNetwork(server.at("www.example.com:443"))) {
			Set<String> first = fingerprints(network);

			assertThat(first).singleElement().asString().matches("Fingerprint jarm:[0-9a-f]{62}").doesNotContain("0".repeat(20));
			assertThat(fingerprints(network)).isEqualTo(first);
		}
	}

	private Set<String> fingerprints(LoopbackNetwork network) throws Exception {
		Answer answer = new Answer(new EntityParser());
		collector().collect(question(), network.client(collector().descriptor(), SERVICE), answer);
		return CollectorContract.facts(answer);
	}
}
