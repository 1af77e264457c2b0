package io.mirage.collection.network;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Type;

import io.mirage.collection.source.Knocking;
import io.mirage.collection.source.SourceException.NotPermitted;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.entities.EntityRef;
import io.mirage.events.entities.EntityType;
import io.mirage.events.scans.Intrusiveness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class ProxiedChannelsTests {

	private static final String PAGE = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nkites";
	private static final EntityRef ADDRESS = EntityRef.of(EntityType.IP_ADDRESS, "192.0.2.1");

	@ParameterizedTest
	@ValueSource(booleans = {true, false})
	void everyChannelGoesThroughIt(boolean socks) throws Exception {
		try (RawServer web = RawServer.saying(PAGE); TestProxy proxy = new TestProxy(socks, port(web)); Wire wire = new Wire()) {
			wire.set("network.proxy", proxy.setting());
			TrackedClient client = wire.client(Wire.scan(Intrusiveness.ACTIVE, List.of(ADDRESS)));

			assertThat(client.visit(URI.create("http://192.0.2.1/")).text()).isEqualTo("kites");
			assertThat(client.whois("192.0.2.2", "kites").text()).contains("kites");
			String heard = client.converse("192.0.2.1", 8080, line -> {
				line.send("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
				return new String(line.receive(_ -> false, Duration.ofSeconds(5)), StandardCharsets.US_ASCII);
			});
			assertThat(heard).endsWith("kites");
			assertThat(proxy.destinations).containsExactly("192.0.2.1:80", "192.0.2.2:43", "192.0.2.1:8080");
		}
	}

	@Test
	void whatCannotGoThroughItIsRefused() {
		try (Wire wire = new Wire()) {
			wire.set("network.proxy", "socks5://127.0.0.1:9");
			TrackedClient client = wire.client();

			assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> client.dns("aurora-kites.example", Type.A))
					.withMessageContaining("network.direct-dns");
			assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> client.dnsAll(List.of("aurora-kites.example"), Type.A));
			assertThatExceptionOfType(Unreachable.class).isThrownBy(() -> client.visit(URI.create("http://aurora-kites.example/")))
					.withMessageContaining("network.direct-dns");
			assertThatExceptionOfType(NotPermitted.class)
					.isThrownBy(() -> client.knock("aurora-kites.example", List.of(80), new Knocking(10, 10, Duration.ofSeconds(1))))
					.withMessageContaining("ports are not scanned");
			assertThat(client.requests()).isZero();
		}
	}

	@Test
	void aProxyThatRefusesIsNoAnswer() {
		try (TalkingServer proxy = TalkingServer.greeting("HTTP/1.1 403 Forbidden\r\n\r\n"); Wire wire = new Wire()) {
			wire.set("network.proxy", "http://127.0.0.1:" + proxy.port());

			assertThatExceptionOfType(Unreachable.class)
					.isThrownBy(() -> wire.client(Wire.scan(Intrusiveness.ACTIVE, List.of(ADDRESS))).whois("192.0.2.2", "x"))
					.withMessageContaining("HTTP/1.1 403 Forbidden");
		}
	}

	private static int port(RawServer server) {
		return Integer.parseInt(server.at("").substring(server.at("").lastIndexOf(':') + 1));
	}
}
