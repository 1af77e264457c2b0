package io.mirage.range;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects which loopback port stands for a port of an address and of every host there. */
final class ConnectTo {

	private final Map<String, List<InetAddress>> addressesByHost = new LinkedHashMap<>();

	private final Set<String> entries = new LinkedHashSet<>();

	ConnectTo(Zones zones) {
		zones.hosts().forEach(host -> addressesByHost.put(host, zones.addresses(host)));
	}

	/** @param host any one of those at the addresses meant */
	void add(String host, int port, int loopbackPort) {
		List<InetAddress> addresses = addressesByHost.getOrDefault(host, List.of());
		addressesByHost.forEach((other, itsAddresses) -> {
			if (addresses.containsAll(itsAddresses)) {
				entries.add(entry(other, port, loopbackPort));
			}
		});
		for (InetAddress address : addresses) {
			String text = Addresses.format(address);
			entries.add(entry(address instanceof Inet6Address ? "[" + text + "]" : text, port, loopbackPort));
		}
	}

	/** Every address of a block at once; its hosts are found by their addresses. */
	void addBlock(String cidr, int port, int loopbackPort) {
		entries.add(entry(cidr, port, loopbackPort));
	}

	private static String entry(String host, int port, int loopbackPort) {
		return "%s:%d=127.0.0.1:%d".formatted(host, port, loopbackPort);
	}

	List<String> entries() {
		return List.copyOf(entries);
	}
}
