package io.mirage.collection.collectors.tls;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.mirage.collection.collectors.tls.Hello.Extension;
import io.mirage.collection.collectors.tls.ServerFlight.ServerHello;

/**
 * JARM (Althouse and others, Salesforce, 2020): ten ClientHellos that differ in versions, order of ciphers and
 * protocols. What a server chooses each time tells its TLS library and settings from others. The fingerprint is, for
 * each answer, the place of the cipher in a list (two digits) and the version (one letter), then 32 digits of the
 * SHA-256 of all protocols and types of extensions.
 */
final class Jarm {

	private static final List<String> PROTOCOLS = List.of("\bhttp/0.9", "\bhttp/1.0", "\bhttp/1.1", "\u0006spdy/1", "\u0006spdy/2",
			// one entry: the reference lacks a comma here, and fingerprints are only worth what they can be compared with
			"\u0006spdy/3\u0002h2", "\u0003h2c", "\u0002hq");
	private static final List<String> RARE_PROTOCOLS = List.of("\bhttp/0.9", "\bhttp/1.0", "\u0006spdy/1", "\u0006spdy/2", "\u0006spdy/3",
			"\u0003h2c", "\u0002hq");
	private static final List<Integer> UP_TO_12 = List.of(Hello.TLS_1_0, Hello.TLS_1_1, Hello.TLS_1_2);
	private static final List<Integer> UP_TO_13 = List.of(Hello.TLS_1_0, Hello.TLS_1_1, Hello.TLS_1_2, Hello.TLS_1_3);
	private static final List<String> INDEX = Ciphers.sorted().map(cipher -> "%04x".formatted(cipher)).toList();
	private static final String LETTERS = "abcdef";

	private enum Order { FORWARD, REVERSE, TOP_HALF, BOTTOM_HALF, MIDDLE_OUT }

	/** @param versions listed in the extension; none leaves it out */
	private record Probe(int version, List<Integer> ciphers, Order order, boolean grease, List<String> protocols, List<Integer> versions,
			Order listOrder) {}

	private static final List<Probe> PROBES = List.of(
			new Probe(Hello.TLS_1_2, Ciphers.ALL, Order.FORWARD, false, PROTOCOLS, UP_TO_12, Order.REVERSE),
			new Probe(Hello.TLS_1_2, Ciphers.ALL, Order.REVERSE, false, PROTOCOLS, UP_TO_12, Order.FORWARD),
			new Probe(Hello.TLS_1_2, Ciphers.ALL, Order.TOP_HALF, false, PROTOCOLS, List.of(), Order.FORWARD),
			new Probe(Hello.TLS_1_2, Ciphers.ALL, Order.BOTTOM_HALF, false, RARE_PROTOCOLS, List.of(), Order.FORWARD),
			new Probe(Hello.TLS_1_2, Ciphers.ALL, Order.MIDDLE_OUT, true, RARE_PROTOCOLS, List.of(), Order.REVERSE),
			new Probe(Hello.TLS_1_1, Ciphers.ALL, Order.FORWARD, false, PROTOCOLS, List.of(), Order.FORWARD),
			new Probe(Hello.TLS_1_3, Ciphers.ALL, Order.FORWARD, false, PROTOCOLS, UP_TO_13, Order.REVERSE),
			new Probe(Hello.TLS_1_3, Ciphers.ALL, Order.REVERSE, false, PROTOCOLS, UP_TO_13, Order.FORWARD),
			new Probe(Hello.TLS_1_3, Ciphers.beforeTls13(), Order.FORWARD, false, PROTOCOLS, UP_TO_13, Order.FORWARD),
			new Probe(Hello.TLS_1_3, Ciphers.ALL, Order.MIDDLE_OUT, true, PROTOCOLS, UP_TO_13, Order.REVERSE));

	private Jarm() {}

	/** What to say to that host, each on a connection of its own, in this order. */
	static List<Hello> hellos(String host) {
		return PROBES.stream().map(probe -> hello(probe, host)).toList();
	}

	private static Hello hello(Probe probe, String host) {
		List<Integer> ciphers = ordered(probe.ciphers(), probe.order());
		int record = probe.version() == Hello.TLS_1_3 ? Hello.TLS_1_0 : probe.version();
		return new Hello(record, Math.min(probe.version(), Hello.TLS_1_2), probe.grease() ? Hello.with(Hello.GREASE, ciphers) : ciphers,
				extensions(probe, host));
	}

	private static List<Extension> extensions(Probe probe, String host) {
		List<Extension> extensions = new ArrayList<>();
		if (probe.grease()) {
			extensions.add(Extension.of(Hello.GREASE));
		}
		extensions.addAll(List.of(Extension.serverName(host), Extension.of(23), Extension.of(1, 1), Extension.of(0xff01, 0),
				Extension.of(10, 0, 8, 0, 0x1d, 0, 0x17, 0, 0x18, 0, 0x19), Extension.of(11, 1, 0), Extension.of(35),
				Extension.protocols(ordered(probe.protocols(), probe.listOrder())),
				Extension.of(13, 0, 18, 4, 3, 8, 4, 4, 1, 5, 3, 8, 5, 5, 1, 8, 6, 6, 1, 2, 1), Extension.keyShare(probe.grease()),
				Extension.of(45, 1, 1)));
		if (!probe.versions().isEmpty()) {
			List<Integer> versions = ordered(probe.versions(), probe.listOrder());
			extensions.add(Extension.versions(probe.grease() ? Hello.with(Hello.GREASE, versions) : versions));
		}
		return extensions;
	}

	private static <T> List<T> ordered(List<T> list, Order order) {
		int middle = list.size() / 2;
		boolean odd = list.size() % 2 == 1;
		return switch (order) {
			case FORWARD -> list;
			case REVERSE -> list.reversed();
			case BOTTOM_HALF -> list.subList(odd ? middle + 1 : middle, list.size());
			case TOP_HALF -> list.subList(0, odd ? middle + 1 : middle).reversed();
			case MIDDLE_OUT -> middleOut(list, middle, odd);
		};
	}

	private static <T> List<T> middleOut(List<T> list, int middle, boolean odd) {
		List<T> ordered = new ArrayList<>();
		if (odd) {
			ordered.add(list.get(middle));
		}
		for (int i = 1; i <= middle; i++) {
			ordered.add(list.get(odd ? middle + i : middle - 1 + i));
			ordered.add(list.get(middle - i));
		}
		return ordered;
	}

	/** @param answers one for each hello; empty where there was none. Empty if there was none at all: that tells nothing */
	static Optional<String> fingerprint(List<Optional<ServerHello>> answers) {
		if (answers.stream().allMatch(Optional::isEmpty)) {
			return Optional.empty();
		}
		String choices = answers.stream().map(answer -> answer.map(Jarm::choice).orElse("000")).collect(Collectors.joining());
		String rest = answers.stream().flatMap(Optional::stream).map(hello -> hello.protocol() + hello.extensions().keySet().stream()
				.map(type -> "%04x".formatted(type)).collect(Collectors.joining("-"))).collect(Collectors.joining());
		return Optional.of(choices + sha256(rest).substring(0, 32));
	}

	private static String choice(ServerHello hello) {
		int place = INDEX.indexOf("%04x".formatted(hello.cipher()));
		int version = hello.version() & 0xF;
		return "%02x".formatted(place < 0 ? INDEX.size() + 1 : place + 1) + LETTERS.charAt(Math.min(version, LETTERS.length() - 1));
	}

	private static String sha256(String text) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java platform has SHA-256", e);
		}
	}
}
