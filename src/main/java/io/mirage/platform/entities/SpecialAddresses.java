package io.mirage.platform.entities;

import java.net.InetAddress;
import java.util.List;


/**
 * Addresses that are not of the public internet (RFC 6890 and the registries it founded): a name that leads there leads
 * into the network we stand in. The blocks for documentation are left out, for nobody has them.
 */
public final class SpecialAddresses {

	private static final List<Netblock> BLOCKS = List.of(
			"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
			"192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4",
			// the address at which one cloud serves its machines' metadata
			"168.63.129.16/32",
			// unspecified, loopback, IPv4 in IPv6 in all its forms (each may hide one of the above)
			"::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16",
			"100::/64", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8")
			.stream().map(block -> Netblock.tryParse(block).orElseThrow()).toList();

	private SpecialAddresses() {}

	public static boolean contain(InetAddress address) {
		return BLOCKS.stream().anyMatch(block -> block.contains(address));
	}
}
