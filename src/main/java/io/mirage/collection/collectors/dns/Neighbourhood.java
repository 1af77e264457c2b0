package io.mirage.collection.collectors.dns;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which addresses lie beside an address. */
final class Neighbourhood {

	private Neighbourhood() {}

	/** Up to {@code distance} on each side, in order, without the address itself. */
	static List<InetAddress> of(InetAddress address, int distance) {
		return IntStream.rangeClosed(-distance, distance).filter(step -> step != 0)
				.mapToObj(step -> after(address, step)).flatMap(Optional::stream).toList();
	}

	/** So many addresses further on; empty beyond the first or last one there is. */
	static Optional<InetAddress> after(InetAddress address, int steps) {
		int length = address.getAddress().length;
		BigInteger number = new BigInteger(1, address.getAddress()).add(BigInteger.valueOf(steps));
		if (number.signum() < 0 || number.bitLength() > length * 8) {
			return Optional.empty();
		}
		byte[] digits = number.toByteArray();
		byte[] bytes = new byte[length];
		int used = Math.min(digits.length, length);
		System.arraycopy(digits, digits.length - used, bytes, length - used, used);
		try {
			return Optional.of(InetAddress.getByAddress(bytes));
		} catch (UnknownHostException impossible) {
			throw new IllegalArgumentException("No address has " + length + " bytes", impossible);
		}
	}
}
