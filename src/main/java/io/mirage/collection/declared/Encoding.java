package io.mirage.collection.declared;

import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986): nothing that a question or a setting contains can change the meaning of an address. */
final class Encoding {

	private static final String UNRESERVED = "-._~";

	private Encoding() {}

	/** For one segment of a path. */
	static String segment(String text) {
		return encode(text, ":@,");
	}

	/** For a name or a value of a query. */
	static String query(String text) {
		return encode(text, ":@,/*");
	}

	/** For a name or a value of a form, where a blank is a plus sign. */
	static String form(String text) {
		return encode(text, " ").replace(' ', '+');
	}

	private static String encode(String text, String also) {
		StringBuilder encoded = new StringBuilder(text.length());
		for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
			char c = (char) (octet & 0xFF);
			boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
					|| UNRESERVED.indexOf(c) >= 0 || also.indexOf(c) >= 0;
			if (plain) {
				encoded.append(c);
			} else {
				encoded.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
						.append(Character.toUpperCase(Character.forDigit(c & 0xF, 16)));
			}
		}
		return encoded.toString();
	}
}
