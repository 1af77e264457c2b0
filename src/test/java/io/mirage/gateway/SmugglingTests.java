package io.mirage.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

import io.mirage.events.EventHeader;
import io.mirage.events.OrganisationId;
import io.mirage.events.Uuids;
import io.mirage.events.platform.InstanceHeartbeat;
import io.mirage.support.Deliveries;
import io.mirage.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests whose end two servers may see in different places, written byte by byte. Whatever the gateway makes of one,
 * the process behind it must not find a second request inside, and the connection must not go on with one.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("gateway")
@ContextConfiguration(initializers = TestDatabase.class)
@Timeout(60)
class SmugglingTests {

	private static final String LINE = "\r\n";
	private static final String HOST = "Host: mirage.example" + LINE;
	private static final String POST = "POST /api/v1/auth/session HTTP/1.1" + LINE + HOST;
	private static final String HIDDEN = "GET /api/v1/auth/hidden HTTP/1.1" + LINE + HOST + "X-Rest: ";
	private static final String CHUNKED = "Transfer-Encoding: chunked" + LINE;
	private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

	private enum Shape {
		LENGTH_AND_CHUNKS(POST + "Content-Length: 4" + LINE + CHUNKED + LINE + "0" + LINE + LINE + HIDDEN),
		CHUNKS_AND_LENGTH(POST + CHUNKED + "Content-Length: " + (5 + HIDDEN.length()) + LINE + LINE + "0" + LINE + LINE + HIDDEN),
		TWO_LENGTHS(POST + "Content-Length: 0" + LINE + "Content-Length: " + HIDDEN.length() + LINE + LINE + HIDDEN),
		LENGTHS_IN_ONE_LINE(POST + "Content-Length: 0, " + HIDDEN.length() + LINE + LINE + HIDDEN),
		SIGNED_LENGTH(POST + "Content-Length: +0" + LINE + LINE + HIDDEN),
		NEGATIVE_LENGTH(POST + "Content-Length: -1" + LINE + LINE + HIDDEN),
		UNKNOWN_CODING(POST + "Transfer-Encoding: xchunked" + LINE + LINE + "0" + LINE + LINE + HIDDEN),
		CHUNKED_NOT_LAST(POST + "Transfer-Encoding: chunked, identity" + LINE + LINE + "0" + LINE + LINE + HIDDEN),
		TWO_CODINGS(POST + "Transfer-Encoding: identity" + LINE + CHUNKED + "Content-Length: 3" + LINE + LINE + "0" + LINE + LINE + HIDDEN),
		BLANK_BEFORE_COLON(POST + "Transfer-Encoding : chunked" + LINE + "Content-Length: 0" + LINE + LINE + HIDDEN),
		TAB_IN_NAME(POST + "Transfer\t-Encoding: chunked" + LINE + LINE + "0" + LINE + LINE + HIDDEN),
		FOLDED_HEADER(POST + "Transfer-Encoding:" + LINE + " chunked" + LINE + "Content-Length: 3" + LINE + LINE + "0" + LINE + LINE + HIDDEN),
		BAD_CHUNK_SIZE(POST + CHUNKED + LINE + "0x0" + LINE + LINE + HIDDEN),
		ENDLESS_CHUNK_SIZE(POST + CHUNKED + LINE + "FFFFFFFFFFFFFFFF0" + LINE + LINE + HIDDEN),
		BARE_LINE_FEED_IN_HEADER(POST + "X-A: b\nContent-Length: 0" + LINE + "Content-Length: " + HIDDEN.length() + LINE + LINE + HIDDEN),
		RETURN_IN_HEADER(POST + "X-A: b\rTransfer-Encoding: chunked" + LINE + LINE + HIDDEN),
		ZERO_BYTE_IN_HEADER(POST + "X-A: b\0c" + LINE + "Content-Length: 0" + LINE + LINE + HIDDEN),
		TWO_HOSTS(POST + "Host: evil.example" + LINE + "Content-Length: 0" + LINE + LINE + HIDDEN);

		private final String bytes;

		Shape(String bytes) {
			this.bytes = bytes;
		}
	}

	@Autowired ApplicationContext context;
	@LocalServerPort int port;

	private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
	private final HttpServer behind;

	SmugglingTests() throws IOException {
		behind = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		behind.createContext("/", exchange -> {
			exchange.getRequestBody().readAllBytes();
			seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
		});
		behind.start();
	}

	@BeforeEach
	void announce() {
		EventHeader header = new EventHeader(Uuids.timeOrdered(Instant.now()), "auth-1", Instant.now(), OrganisationId.DEFAULT);
		new Deliveries(context).deliver(new InstanceHeartbeat(header, "auth-1", "auth", Set.of("auth"),
				URI.create("http://127.0.0.1:" + behind.getAddress().getPort()), "test", false));
	}

	@AfterEach
	void stop() {
		behind.stop(0);
	}

	@Test
	void anHonestRequestIsPassedOn() throws IOException {
		assertThat(statuses(send(POST + "Connection: close" + LINE + CHUNKED + LINE + "2" + LINE + "{}" + LINE + "0" + LINE + LINE))).containsExactly(204);
		assertThat(seen).containsExactly("POST /api/v1/auth/session");
	}

	@ParameterizedTest
	@EnumSource
	void noSecondRequestHidesInOne(Shape shape) throws IOException {
		List<Integer> answers = statuses(send(shape.bytes));

		assertThat(seen).as("what the process behind saw").noneMatch(request -> request.contains("hidden")).hasSizeLessThanOrEqualTo(1);
		assertThat(answers).as("then the connection ends").hasSize(1);
		assertThat(answers.getFirst()).isIn(204, 400, 501);
	}

	/** Header lines of the client must not end ours to the process behind. */
	@Test
	void aPathCannotCarryHeaders() throws IOException {
		String answer = send("GET /api/v1/auth/jwks%0d%0aX-User-Id:%20admin HTTP/1.1" + LINE + HOST + "Connection: close" + LINE + LINE);

		assertThat(statuses(answer)).containsExactly(400);
		assertThat(seen).isEmpty();
	}

	/** @return all that comes until the other side closes; ours is closed for writing, so that nothing is waited for */
	private String send(String bytes) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			OutputStream out = socket.getOutputStream();
			out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
			out.flush();
			socket.shutdownOutput();
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
		}
	}

	private static List<Integer> statuses(String answer) {
		return STATUS.matcher(answer).results().map(found -> Integer.valueOf(found.group(1))).toList();
	}
}
