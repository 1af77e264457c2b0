package io.mirage.platform.entities;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A block of addresses in CIDR notation (RFC 4632, RFC 4291).
 *
 * @param network lowest address, bits below the prefix zero
 * @param prefix 0 to 32 or 128
 */
public record Netblock(InetAddress network, int prefix) {

	/** Reads {@code address/prefix}; bits below the prefix are cleared, so 192.0.2.7/24 is 192.0.2.0/24. */
	public static Optional<Netblock> tryParse(String foreign) {
		int slash = foreign.indexOf('/');
		if (slash < 0 || foreign.length() - slash > 4 || foreign.length() - slash < 2) {
			return Optional.empty();
		}
		String digits = foreign.substring(slash + 1);
		if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
			return Optional.empty();
		}
		int prefix = Integer.parseInt(digits);
		return Addresses.parse(foreign.substring(0, slash).strip())
				.filter(address -> prefix <= address.getAddress().length * 8)
				.map(address -> new Netblock(masked(address, prefix), prefix));
	}

	public boolean contains(InetAddress address) {
		return address.getAddress().length == network.getAddress().length && masked(address, prefix).equals(network);
	}

	public boolean contains(Netblock other) {
		return other.prefix >= prefix && contains(other.network);
	}

	/** How many addresses there are. */
	public BigInteger size() {
		return BigInteger.ONE.shiftLeft(network.getAddress().length * 8 - prefix);
	}

	private static InetAddress masked(InetAddress address, int prefix) {
		byte[] bytes = address.getAddress();
		int whole = prefix / 8;
		if (whole < bytes.length) {
			bytes[whole] &= (byte) (0xFF00 >> prefix % 8);
			Arrays.fill(bytes, whole + 1, bytes.length, (byte) 0);
		}
		try {
			return InetAddress.getByAddress(bytes);
		} catch (UnknownHostException impossible) {
			throw new IllegalStateException("The length of an address does not change", impossible);
		}
	}

	@Override
	public String toString() {
		return Addresses.text(network) + "/" + prefix;
	}
}
