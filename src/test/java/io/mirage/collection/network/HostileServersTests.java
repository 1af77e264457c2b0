package io.mirage.collection.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.TryLater;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceException.Unreadable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Servers that are broken, overloaded or of ill will. */
@Timeout(30)
class HostileServersTests {

	private static final URI SOURCE = URI.create("http://source.example/");
	private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\n";

	@Test
	void bodiesAreReadUpToALimit() throws Exception {
		try (RawServer server = RawServer.saying(out -> endless(out, OK + "\r\n")); Wire wire = wireTo(server)) {
			wire.set("network.max-bytes", 100_000);

			HttpReply reply = wire.client().fetch(SOURCE);

			assertThat(reply.body()).hasSize(100_000);
			assertThat(reply.evidence().truncated()).isTrue();
		}
	}

	@Test
	void bodiesThatFitExactlyAreWhole() throws Exception {
		try (RawServer server = RawServer.saying(OK + "Content-Length: 5\r\n\r\nkites"); Wire wire = wireTo(server)) {
			wire.set("network.max-bytes", 5);

			assertThat(wire.client().fetch(SOURCE).evidence().truncated()).isFalse();
		}
	}

	@Test
	void gzipBombsDoNotGoOff() throws Exception {
		byte[] bomb = zeros(200 << 20);
		try (RawServer server = RawServer.saying(out -> {
			out.write((OK + "Content-Encoding: gzip\r\nContent-Length: " + bomb.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
			out.write(bomb);
		}); Wire wire = wireTo(server)) {
			HttpReply reply = wire.client().fetch(SOURCE);

			assertThat(bomb.length).isLessThan(1 << 20);
			assertThat(reply.body()).hasSize(4 << 20);
			assertThat(reply.evidence().truncated()).isTrue();
		}
	}

	@Test
	void compressedAnswersAreReadable() throws Exception {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
			gzip.write("needle and thread".getBytes(StandardCharsets.UTF_8));
		}
		try (RawServer server = RawServer.saying(out -> {
			out.write((OK + "Content-Encoding: gzip\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
			packed.writeTo(out);
		}); RawServer liar = RawServer.saying(OK + "Content-Encoding: gzip\r\n\r\nplain text"); Wire wire = Wire.toNobodyBut(
				server.at("source.example:80"), liar.at("liar.example:80"))) {
			assertThat(wire.client().fetch(SOURCE).text()).isEqualTo("needle and thread");
			assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> wire.client().fetch(URI.create("http://liar.example/")));
		}
	}

	@Test
	void serversThatDripAreCutOffAsAWhole() {
		try (RawServer server = RawServer.saying(out -> drip(out, OK + "\r\n")); Wire wire = wireTo(server)) {
			wire.set("network.timeout", "600ms");
			long start = System.nanoTime();

			assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> wire.client().fetch(SOURCE)).withMessageContaining("did not answer completely");
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(10));
		}
	}

	@Test
	void silentServersAreUnreachableOnEveryChannel() {
		CountDownLatch never = new CountDownLatch(1);
		try (RawServer server = RawServer.saying(out -> never.await()); Wire wire = Wire.toNobodyBut(
				server.at("source.example:80"), server.at("source.example:43"), server.at("www.aurora-kites.example:443"))) {
			wire.set("network.timeout", "300ms");

			assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> wire.client().fetch(SOURCE));
			assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> wire.client().whois("source.example", "x"));
			assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> wire.client().handshake("www.aurora-kites.example", 443));
		} finally {
			never.countDown();
		}
	}

	@Test
	void aCancelledTaskLeavesItsCallAtOnce() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch never = new CountDownLatch(1);
		try (RawServer server = RawServer.saying(out -> {
			asked.countDown();
			never.await();
		}); Wire wire = wireTo(server); ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Class<?>> end = tasks.submit(() -> failureOf(wire));
			asked.await();
			tasks.shutdownNow();

			assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(InterruptedException.class);
		} finally {
			never.countDown();
		}
	}

	private static Class<?> failureOf(Wire wire) {
		try {
			wire.client().fetch(SOURCE);
			return Void.class;
		} catch (SourceException | InterruptedException failure) {
			return failure.getClass();
		}
	}

	@Test
	void overloadedSourcesAreAskedLater() throws Exception {
		assertThat(pause("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 120\r\n")).isEqualTo(Duration.ofMinutes(2));
		assertThat(pause("HTTP/1.1 503 Busy\r\nRetry-After: 99999999\r\n")).isEqualTo(Duration.ofHours(1));
		assertThat(pause("HTTP/1.1 429 Too Many Requests\r\nRetry-After: soon\r\n")).isEqualTo(Duration.ofMinutes(1));
		assertThat(pause("HTTP/1.1 429 Too Many Requests\r\nRetry-After: Sat, 01 Jan 2000 00:00:00 GMT\r\n")).isEqualTo(Duration.ofSeconds(1));
	}

	private static Duration pause(String head) throws Exception {
		try (RawServer server = RawServer.saying(head + "Content-Length: 0\r\n\r\n"); Wire wire = wireTo(server)) {
			return catchThrowableOfType(TryLater.class, () -> wire.client().fetch(SOURCE)).pause();
		}
	}

	@Test
	void refusalsAreNoAnswers() {
		for (int status : new int[] {401, 403, 451}) {
			try (RawServer server = RawServer.saying("HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n"); Wire wire = wireTo(server)) {
				assertThatExceptionOfType(Blocked.class).isThrownBy(() -> wire.client().fetch(SOURCE)).withMessageContaining(String.valueOf(status));
			}
		}
	}

	@Test
	void endlessRedirectsEnd() {
		String again = "HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
		try (RawServer server = RawServer.saying(again); Wire wire = wireTo(server)) {
			TrackedClient client = wire.client();

			assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> client.fetch(SOURCE)).withMessageContaining("more than 5 times");
			assertThat(server.conversations()).isEqualTo(6);
			assertThat(client.requests()).isEqualTo(6);
		}
	}

	@Test
	void redirectsToOurOwnNetworkAreRefused() {
		for (String inside : new String[] {"http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::ffff:10.0.0.1]/",
				"http://localhost/", "http://2130706433/", "file:///etc/passwd", "http://[64:ff9b::7f00:1]/"}) {
			String away = "HTTP/1.1 302 Found\r\nLocation: " + inside + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
			try (RawServer server = RawServer.saying(away); Wire wire = wireTo(server)) {
				wire.set("network.restrict-to-connect-to", false);
				TrackedClient client = wire.client();

				assertThatExceptionOfType(NotPermitted.class).describedAs(inside).isThrownBy(() -> client.fetch(SOURCE));
				assertThat(client.requests()).isEqualTo(1);
				assertThat(client.receipts().getLast().allowed()).isFalse();
			}
		}
	}

	@Test
	void aHeaderOfTenMegabytesIsRefusedEarly() {
		try (RawServer server = RawServer.saying(out -> {
			out.write((OK + "A: ").getBytes(StandardCharsets.US_ASCII));
			out.write("x".repeat(10 << 20).getBytes(StandardCharsets.US_ASCII));
			out.write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		}); Wire wire = wireTo(server)) {
			assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> wire.client().fetch(SOURCE))
					.withMessageContaining("does not speak HTTP as it should");
		}
	}

	@Test
	void whatIsNoHttpIsUnreadable() {
		for (String answer : new String[] {OK + "A: " + "x".repeat(70_000) + "\r\n\r\n", OK + "A: b\r\n".repeat(1000) + "\r\n",
				OK + "Transfer-Encoding: chunked\r\n\r\nnot a size\r\n"}) {
			try (RawServer server = RawServer.saying(answer); Wire wire = wireTo(server)) {
				assertThatExceptionOfType(Unreadable.class).describedAs(answer).isThrownBy(() -> wire.client().fetch(SOURCE));
			}
		}
	}

	@Test
	void serversOfAnotherProtocolDidNotAnswer() {
		for (String answer : new String[] {"SSH-2.0-OpenSSH_9.9\r\n", "HTTP/1.1 two hundred\r\n\r\n", ""}) {
			try (RawServer server = RawServer.saying(answer); Wire wire = wireTo(server)) {
				assertThatExceptionOfType(Unreachable.class).describedAs(answer).isThrownBy(() -> wire.client().fetch(SOURCE));
			}
		}
	}

	@Test
	void oddHeadersStayText() throws Exception {
		String odd = OK + "X-Odd: \u0007\u001b[31m caf\u00e9\r\nX-Twice: a\r\nx-twice: b\r\nX-Empty:\r\nSet-Cookie: a=b\r\n\r\nbody\r\nHTTP/1.1 200 OK\r\n\r\nsecond";
		try (RawServer server = RawServer.saying(odd); Wire wire = wireTo(server)) {
			HttpReply reply = wire.client().fetch(SOURCE);

			assertThat(reply.header("x-odd")).hasValueSatisfying(value -> assertThat(value).contains("café"));
			assertThat(reply.header("X-Twice")).contains("a, b");
			assertThat(reply.header("x-empty")).contains("");
			assertThat(reply.text()).isEqualTo("body\r\nHTTP/1.1 200 OK\r\n\r\nsecond");
		}
	}

	@Test
	void whoisServersThatGoOnForEverAreCut() throws Exception {
		try (RawServer server = RawServer.saying(out -> endless(out, "")); Wire wire = Wire.toNobodyBut(server.at("source.example:43"))) {
			wire.set("network.max-bytes", 50_000);

			assertThat(wire.client().whois("source.example", "x").evidence()).satisfies(evidence -> {
				assertThat(evidence.bytes()).hasSize(50_000);
				assertThat(evidence.truncated()).isTrue();
			});
		}
	}

	@Test
	void whoisServersThatSayNothingDidNotAnswer() {
		try (RawServer server = RawServer.saying(""); Wire wire = Wire.toNobodyBut(server.at("source.example:43"))) {
			assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> wire.client().whois("source.example", "x"));
		}
	}

	@Test
	void aDeadWayIsNotTheEndIfThereIsAnother() throws Exception {
		RawServer dead = RawServer.saying("");
		dead.close();
		try (RawServer server = RawServer.saying(OK + "Content-Length: 2\r\n\r\nup");
				NameServer names = NameServer.with("source.example", "192.0.2.1", "192.0.2.2");
				Wire wire = Wire.toNobodyBut(dead.at("192.0.2.1:80"), server.at("192.0.2.2:80"))) {
			wire.set("network.resolvers", List.of(names.address()));

			assertThat(wire.client().fetch(SOURCE).text()).isEqualTo("up");
		}
	}

	private static Wire wireTo(RawServer server) {
		return Wire.toNobodyBut(server.at("source.example:80"));
	}

	private static void endless(OutputStream out, String head) throws IOException {
		out.write(head.getBytes(StandardCharsets.US_ASCII));
		byte[] block = "kite ".repeat(1000).getBytes(StandardCharsets.US_ASCII);
		for (int blocks = 0; blocks < 100_000; blocks++) {
			out.write(block);
		}
	}

	private static void drip(OutputStream out, String head) throws IOException, InterruptedException {
		out.write(head.getBytes(StandardCharsets.US_ASCII));
		CountDownLatch never = new CountDownLatch(1);
		while (!never.await(20, TimeUnit.MILLISECONDS)) {
			out.write('.');
			out.flush();
		}
	}

	private static byte[] zeros(int length) throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
			byte[] block = new byte[1 << 20];
			for (int written = 0; written < length; written += block.length) {
				gzip.write(block);
			}
		}
		return packed.toByteArray();
	}
}
