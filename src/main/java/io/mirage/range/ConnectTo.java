package io.mirage.range;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects which loopback port stands for which port of a host, by its name and by each of its addresses. */
final class ConnectTo {

	private final Zones zones;

	private final Set<String> entries = new LinkedHashSet<>();

	ConnectTo(Zones zones) {
		this.zones = zones;
	}

	void add(String host, int port, int loopbackPort) {
		entries.add(entry(host, port, loopbackPort));
		for (InetAddress address : zones.addresses(host)) {
			String text = Addresses.format(address);
			entries.add(entry(address instanceof Inet6Address ? "[" + text + "]" : text, port, loopbackPort));
		}
	}

	private static String entry(String host, int port, int loopbackPort) {
		return "%s:%d=127.0.0.1:%d".formatted(host, port, loopbackPort);
	}

	List<String> entries() {
		return List.copyOf(entries);
	}
}
