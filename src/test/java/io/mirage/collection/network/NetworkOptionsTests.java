package io.mirage.collection.network;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.events.configuration.Setting;
import io.mirage.platform.entities.Destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NetworkOptionsTests {

	private final CollectionSettings settings = new CollectionSettings(Wire.startValues(), JsonMapper.builder().build());

	@Test
	void theFirstMappingThatMatchesWins() {
		ConnectionMap map = ConnectionMap.of(List.of("www.example.com:443=127.0.0.1:1", "[2001:db8::1]:443=127.0.0.1:2",
				"192.0.2.0/24:443=127.0.0.1:3", "[2001:db8::/32]:*=[::1]:4", "*:443=127.0.0.1:5"), true);

		assertThat(port(map, "WWW.example.com", 443, "192.0.2.1")).isEqualTo(1);
		assertThat(port(map, "other.example.com", 443, "2001:db8::1")).isEqualTo(2);
		assertThat(port(map, "other.example.com", 443, "192.0.2.1")).isEqualTo(3);
		assertThat(port(map, "other.example.com", 80, "2001:db8::2")).isEqualTo(4);
		assertThat(port(map, "other.example.com", 443, null)).isEqualTo(5);
		assertThat(port(map, "other.example.com", 80, "192.0.2.1")).isZero();
	}

	private static int port(ConnectionMap map, String host, int port, @Nullable String address) {
		return map.find(Destination.of(host, port).orElseThrow(), address == null ? null : InetAddress.ofLiteral(address))
				.map(to -> to.getPort()).orElse(0);
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "a:1", "a=b", "a:1=b:2", "a:1=127.0.0.1", "a:1=127.0.0.1:0", "a:0=127.0.0.1:1", "a:70000=127.0.0.1:1",
			"a:x=127.0.0.1:1", ":1=127.0.0.1:1", "a:1=127.0.0.1:*"})
	void aMappingThatMakesNoSenseIsNamed(String entry) {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> ConnectionMap.of(List.of(entry), false))
				.withMessage("'" + entry + "' is not of the form host:port=address:port.");
	}

	@Test
	void proxiesAreRead() {
		assertThat(ProxyServer.of("")).isEmpty();
		assertThat(ProxyServer.of("socks5://127.0.0.1:9050")).hasValueSatisfying(proxy -> assertThat(proxy.socks()).isTrue());
		assertThat(ProxyServer.of("http://[2001:db8::1]:3128/")).hasValueSatisfying(proxy -> assertThat(proxy.address().getPort()).isEqualTo(3128));
	}

	@ParameterizedTest
	@ValueSource(strings = {"127.0.0.1:9050", "socks4://127.0.0.1:1", "http://127.0.0.1", "http://127.0.0.1:0", "http://127.0.0.1:70000",
			"http://user:secret@127.0.0.1:1", "http://999.0.0.1:1", "http://proxy.example:1"})
	void aProxyThatMakesNoSenseIsNamed(String text) {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> ProxyServer.of(text)).withMessageContaining(text);
	}

	@Test
	void newerSettingsWinInAnyOrder() throws Exception {
		learn("network.timeout", "\"7s\"", 2);
		learn("network.timeout", "\"9s\"", 1);
		settings.learn(List.of(new Setting("scans", "network.timeout", "\"1s\"", 9)));

		assertThat(settings.network().timeout()).isEqualTo(Duration.ofSeconds(7));
	}

	@Test
	void everySettingCounts() throws Exception {
		learn("network.resolvers", "[\"192.0.2.53\", \"[2001:db8::53]:5353\"]", 1);
		learn("network.user-agent", "\"tester/1\"", 1);
		learn("network.connect-timeout", "\"1500ms\"", 1);
		learn("network.dns-timeout", "\"3s\"", 1);
		learn("network.dns-in-flight", "7", 1);
		learn("network.max-bytes", "12345", 1);
		learn("network.cache-ttl", "\"0s\"", 1);
		learn("network.calls-per-host", "2", 1);
		learn("network.restrict-to-connect-to", "true", 1);
		learn("source.crtsh.base-url", "\"https://mirror.example\"", 1);

		NetworkOptions now = settings.network();
		assertThat(now.resolvers()).extracting(address -> address.getPort()).containsExactly(53, 5353);
		assertThat(now.userAgent()).isEqualTo("tester/1");
		assertThat(now.connectTimeout()).isEqualTo(Duration.ofMillis(1500));
		assertThat(now.dnsTimeout()).isEqualTo(Duration.ofSeconds(3));
		assertThat(now.dnsInFlight()).isEqualTo(7);
		assertThat(now.maxBytes()).isEqualTo(12345);
		assertThat(now.cacheTtl()).isZero();
		assertThat(now.callsPerHost()).isEqualTo(2);
		assertThat(now.connectTo().exclusive()).isTrue();
		assertThat(settings.ofSource("crtsh", "base-url")).contains("https://mirror.example");
		assertThat(settings.ofSource("rdap", "base-url")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = {"network.resolvers=[\"ns.example\"]", "network.user-agent=\"a\\r\\nX: b\"", "network.timeout=\"soon\"",
			"network.timeout=\"-1s\"", "network.max-bytes=0", "network.trusted-certificates=\"not a certificate\"", "network.timeout={",
			"source-policies={\"crtsh\":{\"per_year\":1}}", "source-policies={\"crtsh\":{\"per_day\":\"many\"}}"})
	void aSettingThatMakesNoSenseStopsAllCallsUntilItIsCorrected(String setting) throws Exception {
		String[] parts = setting.split("=", 2);
		learn(parts[0], parts[1], 1);
		assertThatExceptionOfType(Unreachable.class).isThrownBy(settings::network).withMessageStartingWith("The network settings cannot be used: ");

		learn(parts[0], "null", 2);
		assertThat(settings.network()).isEqualTo(NetworkOptions.of(Wire.startValues()));
	}

	private void learn(String key, String json, long version) {
		settings.learn(List.of(new Setting("collection", key, json, version)));
	}
}
