package io.mirage.collection.network;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.mirage.platform.entities.Addresses;
import io.mirage.platform.entities.Destination;
import io.mirage.platform.entities.Netblock;

/**
 * Where connections really go, in the order of the operator's list; the first match wins.
 *
 * @param exclusive whether everything that is not listed is unreachable
 */
record ConnectionMap(List<Entry> entries, boolean exclusive) {

	private static final String ANY = "*";

	/**
	 * Reads {@code host:port=address:port}: the first host is a name, an address, a CIDR block or {@code *}, its port a
	 * number or {@code *}; IPv6 stands in brackets.
	 *
	 * @throws IllegalArgumentException naming the entry that is not of this form
	 */
	static ConnectionMap of(List<String> entries, boolean exclusive) {
		return new ConnectionMap(entries.stream().map(Entry::of).toList(), exclusive);
	}

	/** @param address that the host was found to have; absent if it was found to have none */
	Optional<InetSocketAddress> find(Destination destination, @Nullable InetAddress address) {
		return entries.stream().filter(entry -> entry.matches(destination, address)).findFirst().map(Entry::to);
	}

	/** @param port 0 for any */
	record Entry(String host, int port, @Nullable Netblock block, InetSocketAddress to) {

		static Entry of(String text) {
			String[] sides = text.strip().split("=", 2);
			if (sides.length != 2) {
				throw wrong(text);
			}
			String host = host(sides[0], text).toLowerCase(Locale.ROOT);
			InetAddress to = Addresses.parse(host(sides[1], text)).orElseThrow(() -> wrong(text));
			String canonical = Addresses.canonical(host).orElse(host);
			return new Entry(canonical, port(sides[0], text, true), Netblock.tryParse(host).orElse(null),
					new InetSocketAddress(to, port(sides[1], text, false)));
		}

		private static String host(String side, String text) {
			int colon = side.lastIndexOf(':');
			if (colon < 1) {
				throw wrong(text);
			}
			String host = side.substring(0, colon);
			return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
		}

		private static int port(String side, String text, boolean anyAllowed) {
			String port = side.substring(side.lastIndexOf(':') + 1);
			if (anyAllowed && port.equals(ANY)) {
				return 0;
			}
			if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 0xFFFF || Integer.parseInt(port) == 0) {
				throw wrong(text);
			}
			return Integer.parseInt(port);
		}

		private static IllegalArgumentException wrong(String text) {
			return new IllegalArgumentException("'" + text + "' is not of the form host:port=address:port.");
		}

		boolean matches(Destination destination, @Nullable InetAddress address) {
			return (port == 0 || port == destination.port())
					&& (host.equals(ANY) || host.equals(destination.host()) || (address != null && matches(address)));
		}

		private boolean matches(InetAddress address) {
			return block != null ? block.contains(address) : host.equals(Addresses.text(address));
		}
	}
}
