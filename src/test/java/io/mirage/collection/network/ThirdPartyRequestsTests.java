package io.mirage.collection.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Type;

import io.mirage.collection.source.HttpReply;
import io.mirage.collection.source.SourceException.Blocked;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.collection.source.SourceRequest;
import io.mirage.events.scans.Intrusiveness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Requests with a method, headers and a body pass the same gate and leave the same receipts as every other call. */
class ThirdPartyRequestsTests {

	private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
	private HttpServer server;
	private Wire wire;

	@BeforeEach
	void open() throws IOException {
		server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 10);
		server.createContext("/", this::answer);
		server.start();
		String here = "=127.0.0.1:" + server.getAddress().getPort();
		wire = Wire.toNobodyBut("api.kites.example:80" + here, "elsewhere.example:80" + here);
	}

	@AfterEach
	void close() {
		server.stop(0);
		wire.close();
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			heard.add(exchange.getRequestMethod() + " " + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI()
					+ " key=" + exchange.getRequestHeaders().getFirst("X-Key") + " " + body);
			String path = exchange.getRequestURI().getPath();
			if (path.startsWith("/to/")) {
				exchange.getResponseHeaders().set("Location", "http://" + path.substring(4) + "/end");
			}
			byte[] answer = "x".repeat(100).getBytes(StandardCharsets.US_ASCII);
			exchange.sendResponseHeaders(path.startsWith("/to/") ? 307 : path.equals("/no") ? 403 : 200, answer.length);
			exchange.getResponseBody().write(answer);
		}
	}

	private static SourceRequest post(String path, Set<Integer> answers) {
		return new SourceRequest("POST", URI.create("http://api.kites.example" + path), Map.of("X-Key", "secret"), "{\"q\":1}", answers, 0);
	}

	@Test
	void sendsWhatTheSourceWantsAndLeavesAReceipt() throws Exception {
		TrackedClient client = wire.client();
		HttpReply reply = client.fetch(post("/search", Set.of()));

		assertThat(reply.status()).isEqualTo(200);
		assertThat(heard).containsExactly("POST api.kites.example/search key=secret {\"q\":1}");
		assertThat(client.requests()).isEqualTo(1);
		assertThat(client.receipts()).singleElement().satisfies(receipt -> {
			assertThat(receipt.destination()).isEqualTo("api.kites.example:80");
			assertThat(receipt.allowed()).isTrue();
		});
	}

	@Test
	void aKeyStaysWithTheHostItIsFor() throws Exception {
		wire.client().fetch(post("/to/elsewhere.example", Set.of()));
		wire.client().fetch(post("/to/api.kites.example", Set.of()));

		assertThat(heard).containsExactly("POST api.kites.example/to/elsewhere.example key=secret {\"q\":1}",
				"GET elsewhere.example/end key=null ", "POST api.kites.example/to/api.kites.example key=secret {\"q\":1}",
				"POST api.kites.example/end key=secret {\"q\":1}");
	}

	@Test
	void aStatusIsAnAnswerOnlyWhereTheSourceSaysSo() throws Exception {
		assertThat(wire.client().fetch(post("/no", Set.of(403))).status()).isEqualTo(403);
		assertThatExceptionOfType(Blocked.class).isThrownBy(() -> wire.client().fetch(post("/no", Set.of())));
	}

	@Test
	void aDenyRuleForbidsItBeforeAnythingIsSent() {
		TrackedClient client = wire.client(Wire.scan(Intrusiveness.PASSIVE, List.of(Wire.KITES), "kites\\.example$"));

		assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> client.fetch(post("/search", Set.of())));
		assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> client.lookUp("7.113.0.203.bl.kites.example", Type.A));
		assertThat(heard).isEmpty();
		assertThat(client.receipts()).hasSize(2).allSatisfy(receipt -> assertThat(receipt.allowed()).isFalse());
	}

	@Test
	void aLookUpAtAThirdPartyIsPassiveAndLeavesAReceipt() {
		TrackedClient client = wire.client(Wire.scan(Intrusiveness.PASSIVE, List.of(Wire.KITES)));

		assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> client.lookUp("7.113.0.203.bl.lists.example", Type.A));
		assertThat(client.receipts()).singleElement().satisfies(receipt -> {
			assertThat(receipt.channel()).isEqualTo("dns");
			assertThat(receipt.destination()).isEqualTo("7.113.0.203.bl.lists.example");
			assertThat(receipt.allowed()).isTrue();
			assertThat(receipt.reason()).isEqualTo("third party");
		});
		assertThatExceptionOfType(NotPermitted.class).as("a name of the target is no third party's")
				.isThrownBy(() -> client.lookUp("www." + Wire.KITES.value(), Type.A));
	}

	@Test
	void aSourceHasItsOwnSettingsAndSecrets() {
		wire.set("source-secret.tester.key", "one two");
		wire.set("source-secret.other.key", "no");
		wire.set("source.tester.base-url", "http://127.0.0.1:9");

		assertThat(wire.client().setting("key", "")).isEqualTo("one two");
		assertThat(wire.client().setting("base-url", "")).isEqualTo("http://127.0.0.1:9");
		assertThat(wire.client().setting("user", "nobody")).isEqualTo("nobody");
	}

	@Test
	void tellsWhatMayBeReached() {
		assertThat(new Wire().settings.mayConnectTo(Optional.empty())).isTrue();
		assertThat(wire.settings.mayConnectTo(Optional.of(URI.create("http://api.kites.example/x")))).isTrue();
		assertThat(wire.settings.mayConnectTo(Optional.of(URI.create("https://api.kites.example/x")))).isFalse();
		assertThat(wire.settings.mayConnectTo(Optional.empty())).isFalse();
	}
}
