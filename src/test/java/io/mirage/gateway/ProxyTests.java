package io.mirage.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.Uuids;
import io.mirage.events.platform.InstanceHeartbeat;
import io.mirage.support.Callers;
import io.mirage.support.Deliveries;
import io.mirage.support.ModuleTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The gateway alone in its process: every other module is somewhere else. */
@ModuleTest
class ProxyTests {

	private record Seen(String method, String uri, Headers headers, String body) {}

	@Autowired MockMvcTester mvc;
	@Autowired JdbcClient jdbc;
	@Autowired ApplicationContext context;

	private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
	private final HttpServer scans;

	ProxyTests() throws IOException {
		scans = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		scans.createContext("/", exchange -> {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			seen.add(new Seen(exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
			byte[] answer = "{\"data\": \"from scans\"}".getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.getResponseHeaders().add("Location", "/api/v1/scans/7");
			exchange.sendResponseHeaders(body.isEmpty() ? 200 : 201, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		scans.start();
	}

	@BeforeEach
	void nobodyIsKnown() {
		jdbc.sql("delete from gateway.instance").update();
	}

	@AfterEach
	void stop() {
		scans.stop(0);
	}

	@Test
	void passesARequestOnWithItsQueryAndItsHeaders() {
		announce("scans-1", scans.getAddress().getPort(), Instant.now(), false);

		assertThat(mvc.get().uri(URI.create("/api/v1/scans?state=running&q=a%20b")).header("X-CSRF-Token", "a-token").with(Callers.admin()))
				.hasStatusOk().bodyJson().extractingPath("$.data").isEqualTo("from scans");
		assertThat(seen).singleElement().satisfies(request -> {
			assertThat(request.uri()).isEqualTo("/api/v1/scans?state=running&q=a%20b");
			assertThat(request.headers().getFirst("X-CSRF-Token")).isEqualTo("a-token");
		});
	}

	@Test
	void passesABodyOnAndTheAnswerBack() {
		announce("scans-1", scans.getAddress().getPort(), Instant.now(), false);

		assertThat(post()).hasStatus(201).containsHeader("Location");
		assertThat(seen).singleElement().extracting(Seen::body).isEqualTo("{\"targets\": [\"aurora-kites.example\"]}");
	}

	@Test
	void doesNotLetAClientSayWhereItComesFrom() {
		announce("scans-1", scans.getAddress().getPort(), Instant.now(), false);
		assertThat(mvc.get().uri("/api/v1/scans").header("X-Forwarded-For", "10.1.2.3").header("X-User-Id", "root").with(Callers.admin())
				.with(request -> {
					request.setRemoteAddr("198.51.100.7");
					return request;
				})).hasStatusOk();

		assertThat(seen).singleElement().satisfies(request -> {
			assertThat(request.headers().getFirst("X-Forwarded-For")).isEqualTo("198.51.100.7");
			assertThat(request.headers()).doesNotContainKey("X-user-id");
		});
	}

	@Test
	void saysThatAModuleIsNotRunning() {
		assertThat(mvc.get().uri("/api/v1/scans").with(Callers.admin()).exchange()).hasStatus(503).containsHeader("Retry-After")
				.bodyJson().extractingPath("$.type").isEqualTo("/problems/module-unavailable");
	}

	@Test
	void triesTheNextInstanceWhenOneCannotBeReached() throws IOException {
		announce("gone-1", freePort(), Instant.now(), false);
		announce("gone-2", freePort(), Instant.now(), false);
		announce("scans-1", scans.getAddress().getPort(), Instant.now(), false);

		for (int i = 0; i < 10; i++) {
			assertThat(post()).hasStatus(201);
		}
		assertThat(seen).hasSize(10);
	}

	@Test
	void doesNotAskWhoLeavesOrHasNotBeenHeardOfLately() {
		announce("leaving", scans.getAddress().getPort(), Instant.now(), true);
		announce("silent", scans.getAddress().getPort(), Instant.now().minusSeconds(60), false);

		assertThat(mvc.get().uri("/api/v1/scans").with(Callers.admin())).hasStatus(503);
		assertThat(seen).isEmpty();
	}

	@Test
	void anOlderSignOfLifeThatComesLateChangesNothing() {
		Instant now = Instant.now();
		announce("scans-1", 1, now, true);
		announce("scans-1", scans.getAddress().getPort(), now.minusSeconds(5), false);

		assertThat(mvc.get().uri("/api/v1/scans").with(Callers.admin())).hasStatus(503);
	}

	private MvcTestResult post() {
		return mvc.post().uri("/api/v1/scans").contentType(MediaType.APPLICATION_JSON).content("{\"targets\": [\"aurora-kites.example\"]}")
				.with(Callers.admin()).exchange();
	}

	private void announce(String id, int port, Instant at, boolean draining) {
		EventHeader header = new EventHeader(Uuids.timeOrdered(at), id, at, OrganisationId.DEFAULT);
		new Deliveries(context).deliver(new InstanceHeartbeat(header, id, "scans", Set.of("scans"), URI.create("http://127.0.0.1:" + port),
				"test", draining));
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}
}
