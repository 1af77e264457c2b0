package io.mirage.collection.collectors.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server says to a ClientHello, as far as it is not encrypted.
 *
 * @param messages of the handshake by type, the first of each; only whole ones
 * @param alert whether it refused
 */
record ServerFlight(Map<Integer, byte[]> messages, boolean alert) {

	private static final int ALERT = 21;
	private static final int HANDSHAKE = 22;
	private static final int SERVER_HELLO = 2;
	private static final int CERTIFICATE = 11;
	private static final int DONE = 14;
	private static final int LARGEST_RECORD = (1 << 14) + 2048;
	private static final int MOST_CERTIFICATES = 20;

	/** Whether the first byte begins neither a handshake nor an alert (RFC 8446, 5.1): something else is spoken there. */
	static boolean isOther(byte[] bytes) {
		return bytes.length > 0 && bytes[0] != HANDSHAKE && bytes[0] != ALERT;
	}

	/** Reads as far as it is TLS. */
	static ServerFlight read(byte[] bytes) {
		ByteArrayOutputStream handshake = new ByteArrayOutputStream();
		boolean alert = false;
		int at = 0;
		while (at + 5 <= bytes.length && !alert) {
			int end = at + 5 + (ByteBuffer.wrap(bytes).getShort(at + 3) & 0xFFFF);
			boolean known = (bytes[at] == ALERT || bytes[at] == HANDSHAKE) && bytes[at + 1] == 3;
			if (!known || end - at > LARGEST_RECORD || end > bytes.length) {
				break;
			}
			alert = bytes[at] == ALERT;
			handshake.write(bytes, at + 5, alert ? 0 : end - at - 5);
			at = end;
		}
		return new ServerFlight(messages(handshake.toByteArray()), alert);
	}

	private static Map<Integer, byte[]> messages(byte[] handshake) {
		Map<Integer, byte[]> messages = new LinkedHashMap<>();
		int at = 0;
		while (at + 4 <= handshake.length) {
			int head = ByteBuffer.wrap(handshake).getInt(at);
			int end = at + 4 + (head & 0xFF_FFFF);
			if (end > handshake.length) {
				break;
			}
			messages.putIfAbsent(head >>> 24, Arrays.copyOfRange(handshake, at + 4, end));
			at = end;
		}
		return messages;
	}

	/** Whether it was TLS that answered, be it by refusing. */
	boolean isTls() {
		return alert || messages.containsKey(SERVER_HELLO);
	}

	/** Whether nothing more will come in the clear. */
	boolean isComplete() {
		return alert || messages.containsKey(DONE) || hello().filter(hello -> hello.negotiated() == Hello.TLS_1_3).isPresent();
	}

	Optional<ServerHello> hello() {
		return Optional.ofNullable(messages.get(SERVER_HELLO)).flatMap(ServerHello::tryParse);
	}

	/** The server's own certificate first; empty from TLS 1.3 on, where it is encrypted. */
	List<X509Certificate> chain() {
		List<X509Certificate> chain = new ArrayList<>();
		byte[] message = messages.getOrDefault(CERTIFICATE, new byte[0]);
		int at = 3;
		while (at + 3 <= message.length && chain.size() < MOST_CERTIFICATES) {
			int length = (message[at] & 0xFF) << 16 | (message[at + 1] & 0xFF) << 8 | message[at + 2] & 0xFF;
			Optional<X509Certificate> certificate = certificate(message, at + 3, length);
			if (certificate.isEmpty()) {
				return chain;
			}
			chain.add(certificate.get());
			at += 3 + length;
		}
		return chain;
	}

	private static Optional<X509Certificate> certificate(byte[] message, int start, int length) {
		if (length > message.length - start) {
			return Optional.empty();
		}
		try {
			return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
					.generateCertificate(new ByteArrayInputStream(message, start, length)));
		} catch (CertificateException unreadable) {
			return Optional.empty();
		}
	}

	/**
	 * @param version as it stands in the message; TLS 1.3 writes 1.2 there
	 * @param extensions in their order
	 */
	record ServerHello(int version, int cipher, Map<Integer, byte[]> extensions) {

		private static final int SUPPORTED_VERSIONS = 43;
		private static final int PROTOCOLS = 16;

		static Optional<ServerHello> tryParse(byte[] message) {
			int session = message.length > 34 ? message[34] & 0xFF : -1;
			int at = 35 + session;
			if (session < 0 || at + 3 > message.length) {
				return Optional.empty();
			}
			ByteBuffer in = ByteBuffer.wrap(message);
			return Optional.of(new ServerHello(in.getShort(0) & 0xFFFF, in.getShort(at) & 0xFFFF, extensions(in, at + 3)));
		}

		private static Map<Integer, byte[]> extensions(ByteBuffer in, int start) {
			Map<Integer, byte[]> extensions = new LinkedHashMap<>();
			int at = start + 2;
			while (at + 4 <= in.limit()) {
				int length = in.getShort(at + 2) & 0xFFFF;
				int end = Math.min(at + 4 + length, in.limit());
				extensions.put(in.getShort(at) & 0xFFFF, Arrays.copyOfRange(in.array(), at + 4, end));
				at = end;
			}
			return extensions;
		}

		/** What both will speak. */
		int negotiated() {
			byte[] chosen = extensions.getOrDefault(SUPPORTED_VERSIONS, new byte[0]);
			return chosen.length == 2 ? ByteBuffer.wrap(chosen).getShort() & 0xFFFF : version;
		}

		/** The protocol to speak inside; empty if none was agreed on. */
		String protocol() {
			byte[] content = extensions.getOrDefault(PROTOCOLS, new byte[0]);
			return content.length <= 3 ? "" : new String(content, 3, content.length - 3, StandardCharsets.ISO_8859_1);
		}
	}
}
