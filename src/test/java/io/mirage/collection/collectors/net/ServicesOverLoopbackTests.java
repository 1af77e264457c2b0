package io.mirage.collection.collectors.net;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mirage.collection.collectors.Certificates;
import io.mirage.collection.collectors.CollectorContract;
import io.mirage.collection.network.LoopbackNetwork;
import io.mirage.collection.network.TalkingServer;
import io.mirage.collection.source.Answer;
import io.mirage.collection.source.Question;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.platform.entities.EntityParser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Service detection over real connections. */
@Timeout(60)
class ServicesOverLoopbackTests {

	private static final ServiceDetectionCollector COLLECTOR =
			new ServiceDetectionCollector(Clock.fixed(Certificates.START.plusSeconds(1), ZoneOffset.UTC));

	@Test
	void aMailServerIsToldToSpeakTls() throws Exception {
		var tls = Certificates.serving(Certificates.of("mail.example.com", "", "mail.example.com", "imap.example.com"));
		try (TalkingServer server = TalkingServer.holding(socket -> {
			TalkingServer.say(socket, "220-mail.example.com ESMTP Postfix\r\n220 welcome\r\n");
			assertThat(TalkingServer.line(socket)).startsWith("EHLO ");
			TalkingServer.say(socket, "250-mail.example.com\r\n250-PIPELINING\r\n250 STARTTLS\r\n");
			assertThat(TalkingServer.line(socket)).isEqualTo("STARTTLS");
			TalkingServer.say(socket, "220 go ahead\r\n");
			SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
			secure.setUseClientMode(false);
			secure.startHandshake();
		})) {
			Answer answer = detect("mail.example.com:25/tcp", server.at("mail.example.com:25"));

			assertThat(attributes(answer, "mail.example.com:25/tcp")).containsEntry("product", "Postfix").containsEntry("starttls", "offered")
					.containsEntry("name_mismatch", "false");
			assertThat(CollectorContract.facts(answer)).contains("Hostname imap.example.com", "Technology Postfix");
		}
	}

	@Test
	void aServiceThatSaysNothingIsOpenAndNoMore() throws Exception {
		CountDownLatch never = new CountDownLatch(1);
		try (TalkingServer server = TalkingServer.holding(socket -> never.await());
				LoopbackNetwork network = new LoopbackNetwork(server.at("192.0.2.7:4444")).set("network.timeout", "5s")) {
			Answer answer = detect("192.0.2.7:4444/tcp", network);

			assertThat(attributes(answer, "192.0.2.7:4444/tcp")).containsExactly(Map.entry("state", "open"));
		} finally {
			never.countDown();
		}
	}

	@Test
	void aServerThatNeverStopsTalkingIsCut() throws Exception {
		try (TalkingServer server = TalkingServer.holding(socket -> {
			while (true) {
				TalkingServer.say(socket, "kite".repeat(10_000));
			}
		}); LoopbackNetwork network = new LoopbackNetwork(server.at("192.0.2.7:21")).set("network.max-bytes", 100_000)) {
			assertThat(attributes(detect("192.0.2.7:21/tcp", network), "192.0.2.7:21/tcp")).containsEntry("state", "open").doesNotContainKey("service");
		}
	}

	@Test
	void aClosedPortIsUnreachable() {
		TalkingServer gone = TalkingServer.greeting("");
		gone.close();

		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> detect("192.0.2.7:21/tcp", gone.at("192.0.2.7:21")));
	}

	private static Answer detect(String service, String mapping) throws SourceException, InterruptedException {
		try (LoopbackNetwork network = new LoopbackNetwork(mapping)) {
			return detect(service, network);
		}
	}

	private static Answer detect(String service, LoopbackNetwork network) throws SourceException, InterruptedException {
		Answer answer = new Answer(new EntityParser());
		EntityRef entity = EntityRef.of(EntityType.SERVICE, service);
		COLLECTOR.collect(new Question(entity, true), network.client(COLLECTOR.descriptor(), entity), answer);
		return answer;
	}

	private static Map<String, String> attributes(Answer answer, String service) {
		return answer.found(EntityRef.of(EntityType.SERVICE, service)).attributes();
	}
}
