package io.mirage.collection.dns;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/** A question in the form of the wire (RFC 1035, 4.1; RFC 6891), and which answers belong to it. */
final class Query {

	static final int HEADER = 12;
	/** What fits everywhere without fragments (DNS Flag Day 2020); longer answers are asked for again over TCP. */
	private static final int DATAGRAM = 1232;
	private static final int LONGEST = HEADER + 255 + 4 + 11;
	private static final short OPT = 41;
	private static final short CLASS_IN = 1;
	private static final short RECURSION_DESIRED = 0x0100;
	/** Asks to be told whether the answer was validated (RFC 6840, 5.7). */
	private static final short AUTHENTIC_DATA = 0x0020;
	private static final short CHECKING_DISABLED = 0x0010;
	private static final int DNSSEC_OK = 0x8000;

	private final byte[] wire;
	private final int questionEnd;
	private final boolean exactCase;

	private Query(byte[] wire, int questionEnd, boolean exactCase) {
		this.wire = wire;
		this.questionEnd = questionEnd;
		this.exactCase = exactCase;
	}

	/** @param random decides the case of letters; absent if they stay as they are */
	static Query of(DnsQuestion question, boolean edns, @Nullable Unpredictable random) {
		ByteBuffer out = ByteBuffer.allocate(LONGEST).putShort((short) 0)
				.putShort((short) (RECURSION_DESIRED | AUTHENTIC_DATA | (question.unchecked() ? CHECKING_DISABLED : 0)))
				.putShort((short) 1).putShort((short) 0).putShort((short) 0).putShort((short) (edns ? 1 : 0));
		putName(question.name(), out);
		if (random != null) {
			mixCase(out, random);
		}
		int end = out.putShort((short) question.type()).putShort(CLASS_IN).position();
		if (edns) {
			out.put((byte) 0).putShort(OPT).putShort((short) DATAGRAM).putInt(question.unchecked() ? DNSSEC_OK : 0).putShort((short) 0);
		}
		byte[] wire = new byte[out.position()];
		out.get(0, wire);
		return new Query(wire, end, random != null);
	}

	private static void putName(String name, ByteBuffer out) {
		int start = 0;
		while (start < name.length()) {
			int dot = name.indexOf('.', start);
			int end = dot < 0 ? name.length() : dot;
			out.put((byte) (end - start));
			for (int i = start; i < end; i++) {
				out.put((byte) name.charAt(i));
			}
			start = end + 1;
		}
		out.put((byte) 0);
	}

	private static void mixCase(ByteBuffer out, Unpredictable random) {
		int bits = 0;
		for (int i = HEADER; i < out.position(); i++) {
			bits = (i - HEADER) % Integer.SIZE == 0 ? random.next() : bits >>> 1;
			if (isLetter(out.get(i)) && (bits & 1) != 0) {
				out.put(i, (byte) (out.get(i) ^ 0x20));
			}
		}
	}

	byte[] withId(int id) {
		byte[] numbered = wire.clone();
		numbered[0] = (byte) (id >> 8);
		numbered[1] = (byte) id;
		return numbered;
	}

	/**
	 * Whether the bytes from the buffer's start to its limit answer this question; the caller has compared the id.
	 * Servers that cannot read a query may leave the question out.
	 */
	boolean isAnsweredBy(ByteBuffer in) {
		if (in.limit() < HEADER || (in.get(2) & 0xF8) != 0x80) {
			return false;
		}
		int questions = in.getShort(4);
		if (questions == 0) {
			int code = in.get(3) & 0xF;
			return code != 0 && in.limit() == HEADER || code == 1;
		}
		return questions == 1 && in.limit() >= questionEnd && hasSameQuestion(in);
	}

	private boolean hasSameQuestion(ByteBuffer in) {
		for (int i = HEADER; i < questionEnd; i++) {
			byte ours = wire[i];
			byte theirs = in.get(i);
			if (ours != theirs && (exactCase || (ours ^ theirs) != 0x20 || !isLetter(ours))) {
				return false;
			}
		}
		return true;
	}

	private static boolean isLetter(byte octet) {
		int lower = octet | 0x20;
		return lower >= 'a' && lower <= 'z';
	}
}
