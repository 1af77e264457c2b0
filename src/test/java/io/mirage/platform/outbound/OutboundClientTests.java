package io.mirage.platform.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import io.mirage.collection.collectors.Certificates;
import io.mirage.platform.outbound.OutboundException.Refused;
import io.mirage.platform.outbound.OutboundException.Unanswered;
import io.mirage.support.Receiver;
import io.mirage.support.Receiver.Reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The loopback address is allowed here, and nothing else that is not public. */
class OutboundClientTests {

	private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

	private final Receiver receiver = new Receiver();
	private final AtomicInteger lookups = new AtomicInteger();
	private final OutboundClient client = client(Duration.ofSeconds(5), name -> {
		lookups.incrementAndGet();
		return List.of(HERE);
	});

	private static OutboundClient client(Duration timeout, AddressLookup lookup) {
		OutboundProperties properties =
				new OutboundProperties(List.of("127.0.0.1/32"), Duration.ofSeconds(2), timeout, DataSize.ofKilobytes(1));
		return new OutboundClient(new OutboundGuard(properties, lookup), properties, trustingAll());
	}

	@AfterEach
	void close() {
		client.close();
		receiver.close();
	}

	@Test
	void sendsMethodHeadersAndBodyAndTellsEveryStatus() throws Exception {
		receiver.answer(call -> new Reply(503, Map.of("Retry-After", "7"), "später"));
		OutboundReply reply = client.send(OutboundRequest.of("PUT", receiver.at("/in?a=b%20c"), "text/plain; charset=utf-8", "grüße")
				.with("X-Key", "1"));

		assertThat(reply.status()).isEqualTo(503);
		assertThat(reply.body()).isEqualTo("später");
		assertThat(reply.retryAfter()).contains(Duration.ofSeconds(7));
		assertThat(receiver.calls()).singleElement().satisfies(call -> {
			assertThat(call.method() + " " + call.path() + " " + call.body()).isEqualTo("PUT /in?a=b%20c grüße");
			assertThat(call.header("x-key")).isEqualTo("1");
			assertThat(call.header("content-type")).isEqualTo("text/plain; charset=utf-8");
			assertThat(call.header("host")).isEqualTo("127.0.0.1:" + receiver.port());
		});
	}

	@Test
	void aNameIsLookedUpOnceAndItsSecondAddressNeverReached() throws Exception {
		AtomicInteger asked = new AtomicInteger();
		OutboundClient rebound = client(Duration.ofSeconds(5),
				name -> List.of(asked.getAndIncrement() == 0 ? HERE : InetAddress.ofLiteral("127.0.0.2")));

		assertThat(rebound.send(OutboundRequest.get(named("/"), Map.of())).status()).isEqualTo(200);
		assertThat(asked).hasValue(1);
		assertThat(receiver.calls()).singleElement().satisfies(call -> assertThat(call.header("host"))
				.isEqualTo("hooks.example:" + receiver.port()));
		assertThatThrownBy(() -> rebound.send(OutboundRequest.get(named("/"), Map.of()))).isInstanceOf(Refused.class)
				.hasMessageContaining("127.0.0.2 of hooks.example").hasMessageContaining(OutboundGuard.SETTING);
		assertThat(receiver.calls()).hasSize(1);
		rebound.close();
	}

	@ParameterizedTest
	@ValueSource(ints = {301, 302, 303, 307, 308})
	void aRedirectToMetadataIsRefusedLikeTheAddressItself(int status) {
		receiver.answer(call -> new Reply(status, Map.of("Location", "http://169.254.169.254/latest/meta-data/"), ""));

		assertThatThrownBy(() -> client.send(OutboundRequest.postJson(receiver.at("/"), "{}"))).isInstanceOf(Refused.class)
				.hasMessageContaining("169.254.169.254").hasMessageContaining(OutboundGuard.SETTING);
	}

	@Test
	void followsARedirectWithinTheSameServerAndNoOther() throws Exception {
		receiver.answer(call -> call.path().equals("/end") ? Reply.of(204) : new Reply(307, Map.of("Location", "/end"), ""));
		assertThat(client.send(OutboundRequest.postJson(receiver.at("/"), "{}")).status()).isEqualTo(204);
		assertThat(receiver.calls()).extracting(call -> call.method() + call.path() + call.body()).containsExactly("POST/{}", "POST/end{}");

		receiver.answer(call -> new Reply(307, Map.of("Location", named("/end").toString()), ""));
		assertThatThrownBy(() -> client.send(OutboundRequest.postJson(receiver.at("/"), "{}"))).isInstanceOf(Refused.class)
				.hasMessageContaining("hooks.example").hasMessageContaining("not followed");
	}

	@Test
	void doesNotRunInCircles() {
		receiver.answer(call -> new Reply(308, Map.of("Location", "/again"), ""));

		assertThatThrownBy(() -> client.send(OutboundRequest.postJson(receiver.at("/"), "{}"))).isInstanceOf(Refused.class)
				.hasMessageContaining("redirects more than 3 times");
	}

	@Test
	void readsOnlyTheBeginningOfALongAnswer() throws Exception {
		receiver.answer(call -> Reply.of(200, "x".repeat(5000)));

		assertThat(client.send(OutboundRequest.get(receiver.at("/"), Map.of())).body()).hasSize(1024);
	}

	@Test
	void givesUpOnWhoeverAnswersTooSlowly() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		receiver.answer(call -> {
			awaitQuietly(end);
			return Reply.of(200);
		});
		OutboundClient impatient = client(Duration.ofMillis(200), name -> List.of(HERE));

		assertThatThrownBy(() -> impatient.send(OutboundRequest.get(receiver.at("/"), Map.of()))).isInstanceOf(Unanswered.class)
				.hasMessageContaining("127.0.0.1:" + receiver.port()).hasMessageContaining("did not answer");
		end.countDown();
		impatient.close();
	}

	@Test
	void saysWhenNobodyListens() throws Exception {
		int port;
		try (ServerSocket closed = new ServerSocket(0, 1, HERE)) {
			port = closed.getLocalPort();
		}

		assertThatThrownBy(() -> client.send(OutboundRequest.get(URI.create("http://127.0.0.1:" + port + "/"), Map.of())))
				.isInstanceOf(Unanswered.class).hasMessageContaining("127.0.0.1:" + port).hasMessageContaining("refused");
	}

	@Test
	void asksForTheNameOfTheAddressInTls() throws Exception {
		AtomicReference<String> said = new AtomicReference<>("");
		HttpsServer server = HttpsServer.create(new InetSocketAddress(HERE, 0), 1);
		server.setHttpsConfigurator(new HttpsConfigurator(Certificates.serving(Certificates.of("hooks.example", "", "hooks.example"))));
		server.createContext("/", exchange -> {
			ExtendedSSLSession session = (ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession();
			said.set(session.getRequestedServerNames() + " " + exchange.getRequestHeaders().getFirst("Host"));
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
		});
		server.start();
		String port = ":" + server.getAddress().getPort();

		assertThat(client.send(OutboundRequest.get(URI.create("https://hooks.example" + port + "/"), Map.of())).status()).isEqualTo(204);
		assertThat(said.get()).contains("hooks.example").endsWith(" hooks.example" + port);
		assertThatThrownBy(() -> client.send(OutboundRequest.get(URI.create("https://other.example" + port + "/"), Map.of())))
				.as("a certificate of another name").isInstanceOf(Unanswered.class);
		server.stop(0);
	}

	private URI named(String path) {
		return URI.create("http://hooks.example:" + receiver.port() + path);
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException stopped) {
			Thread.currentThread().interrupt();
		}
	}

	/** The authority is not what is tested here, the name is. */
	private static SSLContext trustingAll() {
		try {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] {new Credulous()}, null);
			return context;
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException(e);
		}
	}

	private static final class Credulous extends X509ExtendedTrustManager {

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type) {}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type) {}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}
	}
}
