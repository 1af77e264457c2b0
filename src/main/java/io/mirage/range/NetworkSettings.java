package io.mirage.range;

import java.util.List;

/**
 * How a client gets from the range's documentation addresses to its servers on loopback.
 *
 * @param resolvers name servers as {@code 127.0.0.1:port}, for UDP and TCP
 * @param connectTo where connections really go, as {@code from-host:from-port=127.0.0.1:port}; the host is a name, an
 * address, a CIDR block or {@code *}, the port a number or {@code *}, IPv6 stands in brackets, the first match wins
 * @param restrictToConnectTo whether everything that {@code connectTo} does not name is unreachable
 * @param trustedCertificates PEM of the authority behind the range's certificates
 */
public record NetworkSettings(List<String> resolvers, List<String> connectTo, boolean restrictToConnectTo,
		String trustedCertificates) {

	public NetworkSettings {
		resolvers = List.copyOf(resolvers);
		connectTo = List.copyOf(connectTo);
	}
}
