package io.mirage.collection.network;

import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.mirage.collection.source.Knocking;
import io.mirage.collection.source.PortState;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(30)
class KnockingTests {

	private static final Knocking QUICKLY = new Knocking(1000, 20, Duration.ofMillis(300));
	private static final EntityRef LOOPBACK = EntityRef.of(EntityType.IP_ADDRESS, "127.0.0.1");

	@Test
	void openAndClosedPortsAreTold() throws Exception {
		int closed = closedPort();
		try (TalkingServer server = TalkingServer.greeting(""); Wire wire = new Wire()) {
			TrackedClient client = wire.client(Wire.scan(Intrusiveness.ACTIVE, List.of(LOOPBACK)));

			assertThat(client.knock("127.0.0.1", List.of(server.port(), closed), QUICKLY))
					.isEqualTo(Map.of(server.port(), PortState.OPEN, closed, PortState.CLOSED));
			assertThat(client.requests()).isEqualTo(2);
			assertThat(client.receipts()).singleElement()
					.extracting(Receipt::channel, Receipt::destination, Receipt::calls, Receipt::allowed)
					.containsExactly("tcp", "127.0.0.1", 2, true);
		}
	}

	/** A listener whose queue is full takes no connection and refuses none, as a firewall does. */
	@Test
	void aPortThatDoesNotAnswerIsNotClosed() throws Exception {
		try (ServerSocket full = new ServerSocket(0, 1, java.net.InetAddress.ofLiteral("127.0.0.1")); Wire wire = new Wire()) {
			TrackedClient client = wire.client(Wire.scan(Intrusiveness.ACTIVE, List.of(LOOPBACK)));
			List<java.net.Socket> waiting = IntStream.range(0, 2).mapToObj(_ -> connected(full.getLocalPort())).toList();

			assertThat(client.knock("127.0.0.1", List.of(full.getLocalPort()), QUICKLY))
					.containsExactly(Map.entry(full.getLocalPort(), PortState.FILTERED));
			for (java.net.Socket socket : waiting) {
				socket.close();
			}
		}
	}

	@Test
	void theRateIsKept() throws Exception {
		try (Wire wire = new Wire()) {
			TrackedClient client = wire.client(Wire.scan(Intrusiveness.ACTIVE, List.of(LOOPBACK)));
			int closed = closedPort();
			long start = System.nanoTime();

			client.knock("127.0.0.1", IntStream.range(0, 6).mapToObj(i -> closed - i).toList(), new Knocking(20, 20, Duration.ofSeconds(1)));

			assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
		}
	}

	@Test
	void deniedPortsAreLeftOut() throws Exception {
		try (TalkingServer server = TalkingServer.greeting(""); TalkingServer denied = TalkingServer.greeting(""); Wire wire = new Wire()) {
			TrackedClient client = wire.client(Wire.scan(Intrusiveness.ACTIVE, List.of(LOOPBACK), ":" + denied.port() + "$"));

			assertThat(client.knock("127.0.0.1", List.of(server.port(), denied.port()), QUICKLY)).containsOnlyKeys(server.port());
			assertThat(denied.conversations()).isZero();
			assertThat(client.receipts()).extracting(Receipt::allowed).containsExactly(true, false);
		}
	}

	@Test
	void nobodyElseIsKnockedAt() {
		try (Wire wire = new Wire()) {
			TrackedClient passive = wire.client(Wire.scan(Intrusiveness.DNS, List.of(LOOPBACK)));

			assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> passive.knock("127.0.0.1", List.of(1), QUICKLY));
			assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> wire.client().knock("127.0.0.1", List.of(1), QUICKLY))
					.withMessageContaining("outside the scan's targets");
		}
	}

	@Test
	void whatTheOperatorDidNotMapIsNotTried() {
		try (Wire wire = Wire.toNobodyBut("192.0.2.1:80=127.0.0.1:9")) {
			Assignment assignment = Wire.scan(Intrusiveness.ACTIVE, List.of(EntityRef.of(EntityType.IP_ADDRESS, "192.0.2.1")));

			assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> wire.client(assignment).knock("192.0.2.1", List.of(81, 82), QUICKLY));
		}
	}

	private static java.net.Socket connected(int port) {
		try {
			return new java.net.Socket("127.0.0.1", port);
		} catch (java.io.IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}

	private static int closedPort() throws Exception {
		try (ServerSocket server = new ServerSocket(0)) {
			return server.getLocalPort();
		}
	}
}
