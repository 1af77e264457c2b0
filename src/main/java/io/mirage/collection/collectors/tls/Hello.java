package io.mirage.collection.collectors.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * A ClientHello (RFC 8446, 4.1.2; RFC 5246, 7.4.1.2) that says exactly what a probe wants, also what no TLS library
 * would say any more.
 *
 * @param record version on the outside, which old servers look at
 * @param version the highest one offered, before TLS 1.3 moved that to an extension
 * @param extensions empty for none at all, as SSL 3.0 had it
 */
record Hello(int record, int version, List<Integer> ciphers, List<Extension> extensions) {

	static final int SSL_3 = 0x0300;
	static final int TLS_1_0 = 0x0301;
	static final int TLS_1_1 = 0x0302;
	static final int TLS_1_2 = 0x0303;
	static final int TLS_1_3 = 0x0304;
	/** One of the values that servers have to ignore (RFC 8701). */
	static final int GREASE = 0x2a2a;

	private static final int HANDSHAKE = 22;
	private static final int CLIENT_HELLO = 1;
	private static final int RANDOM_LENGTH = 32;
	private static final SecureRandom RANDOM = new SecureRandom();

	record Extension(int type, byte[] content) {

		static Extension of(int type, int... bytes) {
			byte[] content = new byte[bytes.length];
			for (int i = 0; i < bytes.length; i++) {
				content[i] = (byte) bytes[i];
			}
			return new Extension(type, content);
		}

		/** Whom the client wants to talk to (RFC 6066, 3). */
		static Extension serverName(String host) {
			byte[] name = host.getBytes(StandardCharsets.US_ASCII);
			return new Extension(0, ByteBuffer.allocate(name.length + 5).putShort((short) (name.length + 3)).put((byte) 0)
					.putShort((short) name.length).put(name).array());
		}

		/** Protocols to speak inside (RFC 7301, 3.1). */
		static Extension protocols(List<String> encoded) {
			byte[] list = String.join("", encoded).getBytes(StandardCharsets.ISO_8859_1);
			return new Extension(16, ByteBuffer.allocate(list.length + 2).putShort((short) list.length).put(list).array());
		}

		/** Versions offered, TLS 1.3 among them (RFC 8446, 4.2.1). */
		static Extension versions(List<Integer> versions) {
			ByteBuffer content = ByteBuffer.allocate(1 + 2 * versions.size()).put((byte) (2 * versions.size()));
			versions.forEach(version -> content.putShort(version.shortValue()));
			return new Extension(43, content.array());
		}

		/** A key for X25519 that nobody has to know the other half of (RFC 8446, 4.2.8). */
		static Extension keyShare(boolean grease) {
			ByteArrayOutputStream shares = new ByteArrayOutputStream();
			if (grease) {
				shares.writeBytes(ByteBuffer.allocate(5).putShort((short) GREASE).putShort((short) 1).put((byte) 0).array());
			}
			shares.writeBytes(ByteBuffer.allocate(4).putShort((short) 0x1d).putShort((short) RANDOM_LENGTH).array());
			shares.writeBytes(random());
			return new Extension(51, ByteBuffer.allocate(2 + shares.size()).putShort((short) shares.size()).put(shares.toByteArray()).array());
		}
	}

	/** As one record. */
	byte[] bytes() {
		byte[] body = body();
		return ByteBuffer.allocate(9 + body.length).put((byte) HANDSHAKE).putShort((short) record).putShort((short) (4 + body.length))
				.putInt(CLIENT_HELLO << 24 | body.length).put(body).array();
	}

	private byte[] body() {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		writeShort(body, version);
		body.writeBytes(random());
		body.write(RANDOM_LENGTH);
		body.writeBytes(random());
		writeShort(body, 2 * ciphers.size());
		ciphers.forEach(cipher -> writeShort(body, cipher));
		body.write(1);
		body.write(0);
		if (!extensions.isEmpty()) {
			byte[] encoded = encodedExtensions();
			writeShort(body, encoded.length);
			body.writeBytes(encoded);
		}
		return body.toByteArray();
	}

	private byte[] encodedExtensions() {
		ByteArrayOutputStream encoded = new ByteArrayOutputStream();
		for (Extension extension : extensions) {
			writeShort(encoded, extension.type());
			writeShort(encoded, extension.content().length);
			encoded.writeBytes(extension.content());
		}
		return encoded.toByteArray();
	}

	private static void writeShort(ByteArrayOutputStream to, int number) {
		to.write(number >> 8);
		to.write(number);
	}

	private static byte[] random() {
		byte[] random = new byte[RANDOM_LENGTH];
		RANDOM.nextBytes(random);
		return random;
	}

	/** The list with {@code first} before it. */
	static List<Integer> with(int first, List<Integer> list) {
		List<Integer> longer = new ArrayList<>(list);
		longer.addFirst(first);
		return longer;
	}
}
