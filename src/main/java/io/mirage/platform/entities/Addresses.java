package io.mirage.platform.entities;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses of IPv4 and IPv6 as text; never asks a resolver. */
public final class Addresses {

	private static final Pattern IPV4 =
			Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.(?!$)|$)){4}");
	private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

	private Addresses() {}

	/** Dotted decimal, or the shortest form of RFC 5952; an IPv4-mapped address is its IPv4 address. */
	public static Optional<String> canonical(String foreign) {
		return parse(foreign).map(Addresses::text);
	}

	/** The address a literal stands for; empty for anything else, names included. */
	public static Optional<InetAddress> parse(String literal) {
		String text = literal.startsWith("[") && literal.endsWith("]") ? literal.substring(1, literal.length() - 1) : literal;
		boolean looksRight = IPV4.matcher(text).matches() || text.indexOf(':') >= 0 && IPV6.matcher(text).matches();
		if (!looksRight) {
			return Optional.empty();
		}
		try {
			return Optional.of(InetAddress.ofLiteral(text));
		} catch (IllegalArgumentException notAnAddress) {
			return Optional.empty();
		}
	}

	/** Canonical text of an address. */
	public static String text(InetAddress address) {
		byte[] bytes = address.getAddress();
		return bytes.length == 4 ? address.getHostAddress() : compressed(bytes);
	}

	/** RFC 5952: no leading zeros, the longest run of two or more zero groups (the first of equals) as {@code ::}. */
	private static String compressed(byte[] bytes) {
		int[] groups = new int[8];
		for (int i = 0; i < groups.length; i++) {
			groups[i] = (bytes[2 * i] & 0xFF) << 8 | bytes[2 * i + 1] & 0xFF;
		}
		int start = -1;
		int length = 1;
		for (int i = 0; i < groups.length; i++) {
			int end = i;
			while (end < groups.length && groups[end] == 0) {
				end++;
			}
			if (end - i > length) {
				start = i;
				length = end - i;
			}
			i = Math.max(i, end - 1);
		}
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < groups.length; i++) {
			if (i == start) {
				text.append("::");
				i += length - 1;
			} else {
				if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
					text.append(':');
				}
				text.append(Integer.toHexString(groups[i]));
			}
		}
		return text.toString();
	}
}
