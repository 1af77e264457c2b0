package io.mirage.collection.collectors.net;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The TCP ports worth trying, in the order of {@code collectors/ports.txt}. */
final class KnownPorts {

	private static final Map<Integer, Port> PORTS = read();

	/**
	 * @param name of what usually listens there; empty if nothing in particular does
	 * @param tls whether that expects TLS from the first byte on
	 */
	record Port(int number, String name, boolean tls) {}

	private KnownPorts() {}

	/** The first so many. */
	static List<Integer> top(int count) {
		return PORTS.keySet().stream().limit(count).toList();
	}

	static Optional<Port> find(int number) {
		return Optional.ofNullable(PORTS.get(number));
	}

	private static Map<Integer, Port> read() {
		Map<Integer, Port> ports = new LinkedHashMap<>();
		DataFiles.text("ports.txt").lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
				.map(line -> line.split(" ")).map(KnownPorts::port).forEach(port -> ports.putIfAbsent(port.number(), port));
		return ports;
	}

	private static Port port(String[] words) {
		return new Port(Integer.parseInt(words[0]), words[1].equals("-") ? "" : words[1], words.length > 2);
	}
}
