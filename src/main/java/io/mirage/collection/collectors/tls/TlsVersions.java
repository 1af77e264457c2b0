package io.mirage.collection.collectors.tls;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.mirage.collection.collectors.tls.Hello.Extension;
import io.mirage.collection.source.SourceClient;
import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.SourceException.Unreachable;
import io.mirage.platform.entities.Addresses;

/** Offers a server each version of TLS alone and sees whether it takes it. The handshake goes no further than that. */
record TlsVersions(String host, int port, SourceClient source) {

	/** Enough for a chain of certificates. */
	private static final int MOST = 64 * 1024;
	private static final Duration PATIENCE = Duration.ofSeconds(5);
	private static final List<Integer> OFFERED = List.of(Hello.TLS_1_2, Hello.TLS_1_3, Hello.TLS_1_1, Hello.TLS_1_0, Hello.SSL_3);
	static final Map<Integer, String> NAMES = Map.of(Hello.SSL_3, "SSLv3", Hello.TLS_1_0, "TLSv1", Hello.TLS_1_1, "TLSv1.1",
			Hello.TLS_1_2, "TLSv1.2", Hello.TLS_1_3, "TLSv1.3");

	/** @return the answer to each version; nothing if it is not TLS that is spoken there */
	Map<Integer, ServerFlight> offer() throws SourceException, InterruptedException {
		Map<Integer, ServerFlight> answers = new TreeMap<>();
		for (int version : OFFERED) {
			answers.put(version, answer(version, answers.isEmpty()));
			boolean noTls = answers.size() == 2 && answers.values().stream().noneMatch(ServerFlight::isTls);
			if (noTls) {
				return Map.of();
			}
		}
		return answers;
	}

	/** Who takes one connection may refuse the next: that is no answer then. */
	private ServerFlight answer(int version, boolean first) throws SourceException, InterruptedException {
		try {
			return source.converse(host, port, line -> {
				line.send(hello(version).bytes());
				return ServerFlight.read(line.receive(TlsVersions::isEnough, PATIENCE));
			});
		} catch (Unreachable brokeOff) {
			if (first) {
				throw brokeOff;
			}
			return new ServerFlight(Map.of(), false);
		}
	}

	private static boolean isEnough(byte[] bytes) {
		return bytes.length >= MOST || ServerFlight.isOther(bytes) || ServerFlight.read(bytes).isComplete();
	}

	private Hello hello(int version) {
		if (version == Hello.SSL_3) {
			return new Hello(version, version, Ciphers.OLD, List.of());
		}
		Stream<Extension> name = Addresses.parse(host).isEmpty() ? Stream.of(Extension.serverName(host)) : Stream.empty();
		Stream<Extension> usual = Stream.of(Extension.of(10, 0, 8, 0, 0x1d, 0, 0x17, 0, 0x18, 0, 0x19), Extension.of(11, 1, 0),
				Extension.of(13, 0, 22, 4, 3, 8, 4, 4, 1, 5, 3, 8, 5, 5, 1, 8, 6, 6, 1, 2, 3, 2, 1, 8, 7), Extension.of(0xff01, 0));
		Stream<Extension> modern = version == Hello.TLS_1_3
				? Stream.of(Extension.versions(List.of(version)), Extension.keyShare(false), Extension.of(45, 1, 1)) : Stream.empty();
		return new Hello(Math.min(version, Hello.TLS_1_0), Math.min(version, Hello.TLS_1_2), Ciphers.ALL,
				Stream.of(name, usual, modern).flatMap(extensions -> extensions).toList());
	}
}
