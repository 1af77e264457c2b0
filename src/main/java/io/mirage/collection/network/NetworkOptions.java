package io.mirage.collection.network;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.springframework.util.unit.DataSize;

import io.mirage.platform.entities.Addresses;

/**
 * How collectors reach the outside now.
 *
 * @param resolvers name servers in the order they are asked; empty for those of the system
 * @param trusted authorities besides the usual
 * @param proxy empty for none
 * @param directDns whether name servers are asked directly although there is a proxy
 * @param timeout for a whole call
 */
record NetworkOptions(List<InetSocketAddress> resolvers, ConnectionMap connectTo, List<X509Certificate> trusted,
		String userAgent, Optional<ProxyServer> proxy, boolean directDns, Duration timeout, Duration connectTimeout, Duration dnsTimeout,
		int dnsInFlight, DnsOptions dns, int maxBytes, Duration cacheTtl, Duration negativeCacheTtl, Rates hostRates, int callsPerHost) {

	private static final DataSize MOST_BYTES = DataSize.ofMegabytes(256);

	/** @throws IllegalArgumentException naming the first value that cannot be used */
	static NetworkOptions of(NetworkProperties properties) {
		return new NetworkOptions(properties.resolvers().stream().map(NetworkOptions::resolver).toList(),
				ConnectionMap.of(properties.connectTo(), properties.restrictToConnectTo()),
				Trust.certificates(properties.trustedCertificates()), userAgent(properties.userAgent()),
				ProxyServer.of(properties.proxy()), properties.directDns(),
				positive("timeout", properties.timeout()), positive("connect timeout", properties.connectTimeout()),
				positive("DNS timeout", properties.dnsTimeout()), properties.dnsInFlight(), properties.dns(), maxBytes(properties.maxBytes()),
				properties.cacheTtl(), properties.negativeCacheTtl(), new Rates(properties.hostCallsPerSecond(), 0),
				properties.callsPerHost());
	}

	/** Name servers are asked by UDP, which no proxy carries. */
	boolean mayAskNameServers() {
		return proxy.isEmpty() || directDns;
	}

	private static InetSocketAddress resolver(String text) {
		int colon = text.lastIndexOf(':');
		boolean bare = Addresses.parse(text).isPresent();
		String port = bare || colon < 0 ? "53" : text.substring(colon + 1);
		InetAddress address = Addresses.parse(bare || colon < 0 ? text : text.substring(0, colon)).orElseThrow(() -> noResolver(text));
		if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 0xFFFF || Integer.parseInt(port) == 0) {
			throw noResolver(text);
		}
		return new InetSocketAddress(address, Integer.parseInt(port));
	}

	private static IllegalArgumentException noResolver(String text) {
		return new IllegalArgumentException("'" + text + "' is not the address:port of a name server.");
	}

	private static String userAgent(String text) {
		if (text.isBlank() || text.chars().anyMatch(c -> c < ' ' || c > '~')) {
			throw new IllegalArgumentException("'" + text + "' cannot be sent as a user agent: printable ASCII only.");
		}
		return text;
	}

	private static Duration positive(String what, Duration duration) {
		if (duration.isNegative() || duration.isZero() || duration.compareTo(Duration.ofHours(1)) > 0) {
			throw new IllegalArgumentException("The " + what + " is " + duration + ", not between 0 and 1 hour.");
		}
		return duration;
	}

	private static int maxBytes(DataSize size) {
		if (size.toBytes() < 1 || size.compareTo(MOST_BYTES) > 0) {
			throw new IllegalArgumentException("At most " + size + " of an answer cannot be kept: 1 byte to " + MOST_BYTES.toMegabytes() + " MB.");
		}
		return Math.toIntExact(size.toBytes());
	}
}
