package io.mirage.collection.collectors.net;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Elements of the Basic Encoding Rules (X.690), as far as LDAP uses them: one byte of tag, definite lengths.
 *
 * @param tag 0 for the top of a stream of messages
 * @param text of an element without parts, as Latin-1
 */
record Ber(int tag, String text, List<Ber> parts) {

	private static final int CONSTRUCTED = 0x20;
	private static final int MAX_DEPTH = 8;
	private static final int MAX_TEXT = 4000;

	/** What is complete of the stream; what is no BER is left out. */
	static Ber read(byte[] bytes) {
		return new Ber(0, "", elements(bytes, 0, bytes.length, 0));
	}

	private static List<Ber> elements(byte[] bytes, int start, int end, int depth) {
		List<Ber> elements = new ArrayList<>();
		int at = start;
		while (at + 2 <= end && depth <= MAX_DEPTH) {
			int tag = bytes[at] & 0xFF;
			int first = bytes[at + 1] & 0xFF;
			int more = first > 0x80 ? first - 0x80 : 0;
			long length = first > 0x80 ? longLength(bytes, at + 2, Math.min(end, at + 2 + more)) : first;
			int content = at + 2 + more;
			if (more > 4 || first == 0x80 || content + length > end) {
				return elements;
			}
			int next = content + (int) length;
			boolean nested = (tag & CONSTRUCTED) != 0;
			elements.add(new Ber(tag, nested ? "" : new String(bytes, content, (int) length, StandardCharsets.ISO_8859_1),
					nested ? elements(bytes, content, next, depth + 1) : List.of()));
			at = next;
		}
		return elements;
	}

	private static long longLength(byte[] bytes, int start, int end) {
		long length = 0;
		for (int at = start; at < end; at++) {
			length = length << 8 | bytes[at] & 0xFF;
		}
		return length;
	}

	/** The operation of the first message that has one with this tag. */
	Optional<Ber> operation(int wanted) {
		return parts.stream().filter(message -> message.tag() == 0x30).flatMap(message -> message.parts().stream())
				.filter(part -> part.tag() == wanted).findFirst();
	}

	/** Whether an answer's result code is 0. */
	boolean succeeded() {
		return !parts.isEmpty() && parts.getFirst().text().equals("\0");
	}

	/** Values of an attribute of the entry found, joined; empty if it has none. */
	String attribute(String name) {
		String values = operation(0x64).stream().flatMap(entry -> entry.parts().stream()).flatMap(list -> list.parts().stream())
				.filter(attribute -> attribute.parts().size() == 2 && attribute.parts().getFirst().text().equalsIgnoreCase(name))
				.flatMap(attribute -> attribute.parts().get(1).parts().stream()).map(Ber::text).collect(Collectors.joining(" "));
		return values.length() <= MAX_TEXT ? values : values.substring(0, MAX_TEXT);
	}
}
