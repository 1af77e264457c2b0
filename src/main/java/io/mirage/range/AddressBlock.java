package io.mirage.range;

import java.math.BigInteger;
import java.net.InetAddress;

import org.xbill.DNS.Address;

/** A block of addresses in CIDR notation. */
record AddressBlock(InetAddress network, int prefixLength) {

	static AddressBlock parse(String cidr) {
		int slash = cidr.indexOf('/');
		return new AddressBlock(Addresses.parse(cidr.substring(0, slash)), Integer.parseInt(cidr.substring(slash + 1)));
	}

	boolean contains(InetAddress address) {
		return Address.familyOf(address) == Address.familyOf(network)
				&& Address.truncate(address, prefixLength).equals(Address.truncate(network, prefixLength));
	}

	InetAddress last() {
		int hostBits = network.getAddress().length * 8 - prefixLength;
		BigInteger last = new BigInteger(1, network.getAddress())
				.or(BigInteger.ONE.shiftLeft(hostBits).subtract(BigInteger.ONE));
		return Addresses.of(last, network.getAddress().length);
	}
}
