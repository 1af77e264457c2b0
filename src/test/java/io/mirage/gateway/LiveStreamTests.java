package io.mirage.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

import io.mirage.events.EventHeader;
import io.mirage.events.MirageEvent;
import io.mirage.events.OrganisationId;
import io.mirage.events.auth.AccountId;
import io.mirage.events.auth.SessionEnded;
import io.mirage.events.correlation.FindingsRaised;
import io.mirage.events.correlation.ScanCorrelated;
import io.mirage.events.discovery.InstanceStateChanged;
import io.mirage.events.integration.ExportWritten;
import io.mirage.events.notification.NotificationRaised;
import io.mirage.events.reporting.ReportWritten;
import io.mirage.events.scans.ScanId;
import io.mirage.events.scans.ScanProgress;
import io.mirage.events.scans.ScanProgressed;
import io.mirage.events.scans.ScanState;
import io.mirage.events.scans.ScanStateChanged;
import io.mirage.events.storage.FactsStored;
import io.mirage.events.storage.ScanStored;
import io.mirage.events.users.ProjectId;
import io.mirage.events.visualization.GraphReady;
import io.mirage.platform.security.TokenClaims;
import io.mirage.support.Samples;
import io.mirage.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The stream as a browser has it: over a real connection to a gateway's own process. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = {"mirage.gateway.live-heartbeat=300ms", "mirage.gateway.live-queue=8", "mirage.gateway.max-live-connections=3"})
@ActiveProfiles("gateway")
@ContextConfiguration(initializers = TestDatabase.class)
@Import(LiveStreamTests.Tokens.class)
@Timeout(60)
class LiveStreamTests {

	private static final OrganisationId OTHER = OrganisationId.of("01900000-0000-7000-8000-0000000000bb");
	private static final ScanId SCAN = ScanId.create(Instant.now());

	@Autowired ApplicationEventPublisher events;
	@Autowired TransactionTemplate transaction;
	@Autowired LiveConnections connections;
	@Autowired JdbcClient jdbc;
	@LocalServerPort int port;

	private final HttpClient client = HttpClient.newHttpClient();

	@AfterEach
	void everybodyGoes() {
		client.shutdownNow();
		connections.stop();
		await().until(() -> connections.size() == 0);
		connections.start();
	}

	@Test
	void eventsArriveWithNameIdAndData() throws Exception {
		try (Stream stream = open("", OrganisationId.DEFAULT, 60)) {
			ScanProgressed event = progress(OrganisationId.DEFAULT, SCAN);
			publish(event);

			assertThat(stream.next()).containsExactly("id: " + event.header().eventId(), "event: scan.progressed",
					"data: {\"scan_id\":\"" + SCAN + "\",\"state\":\"running\",\"progress\":{\"planned\":10,\"pending\":1,"
							+ "\"running\":2,\"completed\":3,\"failed\":4,\"entities\":5,\"percent\":70}}");
			assertThat(stream.response.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
			assertThat(stream.response.headers().firstValue("X-Accel-Buffering")).hasValue("no");
			assertThat(stream.response.headers().firstValue("Content-Encoding")).isEmpty();
		}
	}

	@Test
	void everyKindOfEventHasItsName() throws Exception {
		Map<String, Class<? extends MirageEvent>> kinds = Map.of("scan.state", ScanStateChanged.class, "facts.stored", FactsStored.class,
				"scan.stored", ScanStored.class, "findings.raised", FindingsRaised.class, "scan.correlated", ScanCorrelated.class,
				"notification.raised", NotificationRaised.class, "report.written", ReportWritten.class, "export.written", ExportWritten.class, "graph.ready", GraphReady.class,
				"service.changed", InstanceStateChanged.class);
		OrganisationId samples = Samples.of(ScanStored.class).header().organisationId();
		try (Stream stream = open("", samples, 60)) {
			for (var kind : kinds.entrySet()) {
				publish(Samples.of(kind.getValue()));

				assertThat(stream.next().get(1)).isEqualTo("event: " + kind.getKey());
			}
		}
	}

	@Test
	void nobodySeesAnotherOrganisationOrWhatWasRolledBack() throws Exception {
		try (Stream stream = open("", OrganisationId.DEFAULT, 60)) {
			publish(progress(OTHER, SCAN));
			transaction.executeWithoutResult(status -> {
				events.publishEvent(progress(OrganisationId.DEFAULT, ScanId.create(Instant.now())));
				status.setRollbackOnly();
			});
			ScanProgressed seen = progress(OrganisationId.DEFAULT, SCAN);
			publish(seen);

			assertThat(stream.next().getFirst()).isEqualTo("id: " + seen.header().eventId());
		}
	}

	@Test
	void aScreenMayWatchOneScan() throws Exception {
		try (Stream stream = open("?scan_id=" + SCAN, OrganisationId.DEFAULT, 60)) {
			publish(progress(OrganisationId.DEFAULT, ScanId.create(Instant.now())));
			publish(new InstanceStateChanged(header(OrganisationId.DEFAULT), "a", Set.of("scans"), URI.create("http://a"), "up"));
			ScanProgressed seen = progress(OrganisationId.DEFAULT, SCAN);
			publish(seen);

			assertThat(stream.next().getFirst()).isEqualTo("id: " + seen.header().eventId());
		}
	}

	@Test
	void aSessionThatIsEndedElsewhereSeesNothingMore() throws Exception {
		UUID session = UUID.randomUUID();
		HttpRequest request = request("", OrganisationId.DEFAULT + "/600/" + session);
		try (Stream stream = new Stream(client.send(request, BodyHandlers.ofInputStream()))) {
			publish(new SessionEnded(header(OrganisationId.DEFAULT), session, AccountId.create(Instant.now()), Instant.now().plusSeconds(60)));

			assertThat(stream.lines.lines()).contains("retry: 2000");
		}
		assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
	}

	@Test
	void silenceIsFilledAndTheTokenEndsIt() throws Exception {
		try (Stream stream = open("", OrganisationId.DEFAULT, 2)) {
			assertThat(stream.lines.readLine()).isEqualTo("retry: 2000");
			assertThat(stream.lines.lines()).contains(":");
		}
		assertThat(connections.size()).isZero();
	}

	@Test
	void aReaderThatDoesNotReadIsDropped() throws IOException {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			socket.setReceiveBufferSize(1024);
			socket.getOutputStream().write(("GET /api/v1/live HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
					+ OrganisationId.DEFAULT + "/60\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
			await().until(() -> connections.size() == 1);
			String name = "x".repeat(100_000);

			await().pollInterval(Duration.ofMillis(1)).until(() -> {
				publish(new ScanStateChanged(header(OrganisationId.DEFAULT), SCAN, ProjectId.DEFAULT, name, ScanState.RUNNING,
						ScanState.PAUSED, 1));
				return connections.dropped() > 0;
			});
		}
		await().until(() -> connections.size() == 0);
	}

	@Test
	void thereIsAnEndToTheNumberOfScreens() throws Exception {
		try (Stream one = open("", OrganisationId.DEFAULT, 60); Stream two = open("", OTHER, 60);
				Stream three = open("", OTHER, 60)) {
			HttpResponse<String> refused = client.send(request("", OTHER + "/60"), BodyHandlers.ofString());

			assertThat(refused.statusCode()).isEqualTo(503);
			assertThat(refused.body()).contains("/problems/too-many-live-connections");
			assertThat(List.of(one, two, three)).extracting(stream -> stream.response.statusCode()).containsOnly(200);
		}
	}

	@Test
	void aStoppingGatewayLetsEverybodyGoAndTakesNobodyIn() throws Exception {
		try (Stream stream = open("", OrganisationId.DEFAULT, 60)) {
			connections.stop();
			assertThat(stream.lines.lines()).contains("retry: 2000").doesNotContain("data:");
		}
		try (Stream late = open("", OrganisationId.DEFAULT, 60)) {
			assertThat(late.lines.lines()).containsExactly("retry: 2000", "");
		}
	}

	@Test
	void watchingNeedsATokenAndARealScan() throws Exception {
		HttpRequest anonymous = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/live")).build();

		assertThat(client.send(anonymous, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
		HttpResponse<String> wrong = client.send(request("?scan_id=kite", OrganisationId.DEFAULT + "/60"), BodyHandlers.ofString());
		assertThat(wrong.statusCode()).isEqualTo(400);
		assertThat(wrong.body()).contains("'kite' is not a valid");
	}

	@Test
	void nothingIsKeptForLater() {
		publish(progress(OrganisationId.DEFAULT, SCAN));

		assertThat(jdbc.sql("select count(*) from platform_gateway.event where event_type like '%ScanProgressed'")
				.query(Long.class).single()).isZero();
	}

	private void publish(MirageEvent event) {
		transaction.executeWithoutResult(status -> events.publishEvent(event));
	}

	private static ScanProgressed progress(OrganisationId organisation, ScanId scan) {
		return new ScanProgressed(header(organisation), scan, ScanState.RUNNING, new ScanProgress(1, 2, 3, 4, 5));
	}

	private static EventHeader header(OrganisationId organisation) {
		return EventHeader.of(SCAN, organisation, Clock.systemUTC());
	}

	private HttpRequest request(String query, String token) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/live" + query))
				.header("Authorization", "Bearer " + token).header("Accept-Encoding", "gzip").build();
	}

	private Stream open(String query, OrganisationId organisation, int seconds) throws Exception {
		return new Stream(client.send(request(query, organisation + "/" + seconds), BodyHandlers.ofInputStream()));
	}

	/** An open stream; frames without comments and hints. */
	private record Stream(HttpResponse<InputStream> response, BufferedReader lines) implements AutoCloseable {

		Stream(HttpResponse<InputStream> response) {
			this(response, new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
		}

		List<String> next() throws IOException {
			String line = lines.readLine();
			while (!line.startsWith("id:")) {
				line = lines.readLine();
			}
			return List.of(line, lines.readLine(), lines.readLine());
		}

		@Override
		public void close() throws IOException {
			response.body().close();
		}
	}

	/** A token here says organisation, seconds to live and perhaps its session: {@code 0190…/60}. */
	@TestConfiguration
	static class Tokens {

		@Bean
		@Primary
		JwtDecoder openTokens() {
			return text -> {
				String[] parts = text.split("/");
				Instant now = Instant.now();
				return Jwt.withTokenValue(text).header("alg", "none").subject(Samples.ID.toString()).issuedAt(now)
						.expiresAt(now.plusSeconds(Long.parseLong(parts[1]))).claim(TokenClaims.USERNAME, "ann")
						.claim(TokenClaims.ORGANISATION, parts[0]).claim(TokenClaims.ROLES, List.of("read_only"))
						.claim(TokenClaims.PERMISSIONS, List.of("scan:read"))
						.claim(TokenClaims.SESSION, parts.length > 2 ? parts[2] : UUID.randomUUID().toString()).build();
			};
		}
	}
}
