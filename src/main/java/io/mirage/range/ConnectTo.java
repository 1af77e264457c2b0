package io.mirage.range;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects which loopback port stands for a port of an address and of every host there. */
final class ConnectTo {

	private final Zones zones;

	private final List<String> hosts;

	private final Set<String> entries = new LinkedHashSet<>();

	ConnectTo(Zones zones) {
		this.zones = zones;
		this.hosts = zones.hosts();
	}

	/** @param host any one of those at the addresses meant */
	void add(String host, int port, int loopbackPort) {
		List<InetAddress> addresses = zones.addresses(host);
		hosts.stream().filter(other -> addresses.containsAll(zones.addresses(other)))
				.forEach(other -> entries.add(entry(other, port, loopbackPort)));
		for (InetAddress address : addresses) {
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
