package io.mirage.range;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** IP addresses as text, both ways, never asking a name service. */
final class Addresses {

	private Addresses() {
	}

	/** @throws IllegalArgumentException if {@code text} is not an address literal */
	static InetAddress parse(String text) {
		return InetAddress.ofLiteral(text);
	}

	static Optional<InetAddress> tryParse(String text) {
		try {
			return Optional.of(parse(text));
		}
		catch (IllegalArgumentException _) {
			return Optional.empty();
		}
	}

	static InetAddress of(BigInteger value, int length) {
		byte[] digits = value.toByteArray();
		byte[] address = new byte[length];
		int count = Math.min(digits.length, length);
		System.arraycopy(digits, digits.length - count, address, length - count, count);
		try {
			return InetAddress.getByAddress(address);
		}
		catch (UnknownHostException e) {
			throw new IllegalArgumentException("No address has " + length + " bytes", e);
		}
	}

	/** Canonical text (RFC 5952): the longest run of two or more zero groups becomes {@code ::}, the first one of equals. */
	static String format(InetAddress address) {
		if (!(address instanceof Inet6Address)) {
			return address.getHostAddress();
		}
		String[] groups = address.getHostAddress().split("%", 2)[0].split(":");
		int start = 0;
		int length = 1;
		for (int i = 0; i < groups.length; i++) {
			int run = zeroRun(groups, i);
			if (run > length) {
				start = i;
				length = run;
			}
		}
		if (length == 1) {
			return String.join(":", groups);
		}
		return join(groups, 0, start) + "::" + join(groups, start + length, groups.length);
	}

	private static int zeroRun(String[] groups, int from) {
		int end = from;
		while (end < groups.length && groups[end].equals("0")) {
			end++;
		}
		return end - from;
	}

	private static String join(String[] groups, int from, int to) {
		return String.join(":", Arrays.copyOfRange(groups, from, to));
	}
}
