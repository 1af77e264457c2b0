package io.mirage.collection.collectors;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.mirage.platform.entities.Addresses;

/**
 * From the first to the last of some addresses, as registries write blocks.
 *
 * @param length of an address in bytes, 4 or 16
 */
record AddressRange(BigInteger first, BigInteger last, int length) {

	/** Reads {@code first - last}; both of one family, in this order. */
	static Optional<AddressRange> tryParse(String foreign) {
		int dash = foreign.indexOf('-');
		return dash < 0 ? Optional.empty() : tryParse(foreign.substring(0, dash), foreign.substring(dash + 1));
	}

	static Optional<AddressRange> tryParse(String first, String last) {
		Optional<InetAddress> low = Addresses.parse(first.strip());
		Optional<InetAddress> high = Addresses.parse(last.strip());
		if (low.isEmpty() || high.isEmpty() || low.get().getAddress().length != high.get().getAddress().length) {
			return Optional.empty();
		}
		AddressRange range = new AddressRange(new BigInteger(1, low.get().getAddress()),
				new BigInteger(1, high.get().getAddress()), low.get().getAddress().length);
		return range.first.compareTo(range.last) <= 0 ? Optional.of(range) : Optional.empty();
	}

	/** The fewest CIDR blocks that cover exactly this range, in order; at most two for each bit of an address. */
	List<String> blocks() {
		List<String> blocks = new ArrayList<>();
		BigInteger next = first;
		while (next.compareTo(last) <= 0) {
			int bits = last.subtract(next).add(BigInteger.ONE).bitLength() - 1;
			int free = next.signum() == 0 ? bits : Math.min(bits, next.getLowestSetBit());
			blocks.add(text(next, length) + "/" + (length * 8 - free));
			next = next.add(BigInteger.ONE.shiftLeft(free));
		}
		return blocks;
	}

	/** The canonical text of the address with this number. */
	static String text(BigInteger number, int length) {
		byte[] bytes = new byte[length];
		byte[] digits = number.toByteArray();
		int used = Math.min(digits.length, length);
		System.arraycopy(digits, digits.length - used, bytes, length - used, used);
		try {
			return Addresses.text(InetAddress.getByAddress(bytes));
		} catch (UnknownHostException impossible) {
			throw new IllegalArgumentException("No address has " + length + " bytes", impossible);
		}
	}
}
