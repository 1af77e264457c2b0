package io.mirage.collection.network;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mirage.collection.source.Evidence;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.TlsReply;
import io.mirage.events.scans.Intrusiveness;
import io.mirage.range.PracticeRange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(30)
class TcpChannelTests {

	private static final String HOST = "mail.aurora-kites.example";
	private static final Duration QUIET = Duration.ofMillis(300);

	@Test
	void bothSidesSpeakInTurn() throws Exception {
		try (TalkingServer server = TalkingServer.holding(socket -> {
			TalkingServer.say(socket, "220 hello\r\n");
			TalkingServer.say(socket, "250 " + TalkingServer.line(socket) + "\r\n");
		}); Wire wire = Wire.toNobodyBut(server.at(HOST + ":25"))) {
			TrackedClient client = wire.client();

			List<String> heard = client.converse(HOST, 25, line -> {
				String greeting = text(line.receive(TcpChannelTests::isLine, QUIET));
				line.send("EHLO me\r\n".getBytes(StandardCharsets.US_ASCII));
				return List.of(greeting, text(line.receive(TcpChannelTests::isLine, QUIET)), text(line.transcript().bytes()));
			});

			assertThat(heard).containsExactly("220 hello\r\n", "250 EHLO me\r\n", "220 hello\r\n250 EHLO me\r\n");
			assertThat(client.requests()).isEqualTo(1);
			assertThat(client.receipts()).singleElement().extracting(Receipt::channel, Receipt::destination, Receipt::allowed)
					.containsExactly("tcp", HOST + ":25", true);
		}
	}

	@Test
	void silenceIsNoFailure() throws Exception {
		CountDownLatch never = new CountDownLatch(1);
		try (TalkingServer server = TalkingServer.holding(socket -> never.await()); Wire wire = Wire.toNobodyBut(server.at(HOST + ":25"))) {
			byte[] heard = wire.client().converse(HOST, 25, line -> line.receive(TcpChannelTests::isLine, QUIET));

			assertThat(heard).isEmpty();
		} finally {
			never.countDown();
		}
	}

	@Test
	void theEndIsSeen() throws Exception {
		try (TalkingServer server = TalkingServer.holding(socket -> TalkingServer.say(socket, "bye"));
				Wire wire = Wire.toNobodyBut(server.at(HOST + ":25"))) {
			boolean ended = wire.client().converse(HOST, 25, line -> {
				line.receive(_ -> false, Duration.ofSeconds(10));
				return line.isEnded();
			});

			assertThat(ended).isTrue();
		}
	}

	@Test
	void whatIsReadIsBounded() throws Exception {
		try (TalkingServer server = TalkingServer.holding(socket -> {
			while (true) {
				TalkingServer.say(socket, "kite ".repeat(1000));
			}
		}); Wire wire = Wire.toNobodyBut(server.at(HOST + ":25"))) {
			wire.set("network.max-bytes", 50_000);

			Evidence evidence = wire.client().converse(HOST, 25, line -> {
				line.receive(_ -> false, QUIET);
				assertThat(line.receive(_ -> false, QUIET)).isEmpty();
				return line.transcript();
			});

			assertThat(evidence.bytes()).hasSize(50_000);
			assertThat(evidence.truncated()).isTrue();
		}
	}

	@Test
	void aServerThatDripsIsLeftAtTheLimit() {
		try (TalkingServer server = TalkingServer.holding(socket -> {
			while (!new CountDownLatch(1).await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
				TalkingServer.say(socket, ".");
			}
		}); Wire wire = Wire.toNobodyBut(server.at(HOST + ":25"))) {
			wire.set("network.timeout", "500ms");

			assertThatExceptionOfType(Unreachable.class)
					.isThrownBy(() -> wire.client().converse(HOST, 25, line -> line.receive(_ -> false, Duration.ofSeconds(5))))
					.withMessageContaining("did not answer completely");
		}
	}

	@Test
	void theLineIsSecuredInItsMidst() throws Exception {
		try (PracticeRange range = PracticeRange.start(); Wire wire = Wire.into(range)) {
			TlsReply reply = wire.client().converse("www.aurora-kites.example", 443, line -> {
				TlsReply secured = line.secure();
				line.send("GET / HTTP/1.1\r\nHost: www.aurora-kites.example\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
				assertThat(text(line.receive(_ -> false, Duration.ofSeconds(5)))).startsWith("HTTP/1.1 200");
				return secured;
			});

			assertThat(reply.chain().getFirst().getSubjectX500Principal().getName()).contains("aurora-kites.example");
		}
	}

	@Test
	void noTlsIsAFailureWithAName() {
		try (TalkingServer server = TalkingServer.greeting("-ERR what?\r\n"); Wire wire = Wire.toNobodyBut(server.at(HOST + ":110"))) {
			assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> wire.client().converse(HOST, 110, line -> line.secure()))
					.withMessageContaining("broke off");
		}
	}

	@Test
	void nobodyElseIsTalkedTo() {
		try (TalkingServer server = TalkingServer.greeting("220 hello\r\n"); Wire wire = Wire.toNobodyBut(server.at("*:25"))) {
			assertThatExceptionOfType(NotPermitted.class)
					.isThrownBy(() -> wire.client().converse("mail.north-loft.example", 25, line -> line.isEnded()))
					.withMessageContaining("outside the scan's targets");
			assertThatExceptionOfType(NotPermitted.class)
					.isThrownBy(() -> wire.client(Wire.scan(Intrusiveness.DNS, List.of(Wire.KITES))).converse(HOST, 25, line -> line.isEnded()))
					.withMessageContaining("the call is active");
			assertThatExceptionOfType(NotPermitted.class)
					.isThrownBy(() -> wire.client(Wire.scan(Intrusiveness.ACTIVE, List.of(Wire.KITES), ":25$")).converse(HOST, 25, line -> line.isEnded()))
					.withMessageContaining("deny rule");
			assertThat(server.conversations()).isZero();
		}
	}

	private static boolean isLine(byte[] bytes) {
		return text(bytes).endsWith("\n");
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}
}
