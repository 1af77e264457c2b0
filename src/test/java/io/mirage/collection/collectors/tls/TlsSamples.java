package io.mirage.collection.collectors.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;

import io.mirage.collection.collectors.tls.Hello.Extension;

/** What TLS servers say, built by the specification. */
final class TlsSamples {

	static final byte[] REFUSAL = {21, 3, 1, 0, 2, 2, 70};

	private TlsSamples() {}

	static byte[] serverHello(int version, int cipher, List<Extension> extensions) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes(ByteBuffer.allocate(35).putShort((short) version).array());
		body.writeBytes(ByteBuffer.allocate(3).putShort((short) cipher).array());
		if (!extensions.isEmpty()) {
			ByteArrayOutputStream list = new ByteArrayOutputStream();
			extensions.forEach(extension -> {
				list.writeBytes(ByteBuffer.allocate(4).putShort((short) extension.type()).putShort((short) extension.content().length).array());
				list.writeBytes(extension.content());
			});
			body.writeBytes(ByteBuffer.allocate(2).putShort((short) list.size()).array());
			body.writeBytes(list.toByteArray());
		}
		return record(version, message(2, body.toByteArray()));
	}

	/** Hello, certificate and end of the flight, as up to TLS 1.2. */
	static byte[] plainFlight(int version, int cipher, X509Certificate certificate) {
		ByteArrayOutputStream flight = new ByteArrayOutputStream();
		flight.writeBytes(serverHello(version, cipher, List.of()));
		flight.writeBytes(record(version, message(11, certificates(certificate))));
		flight.writeBytes(record(version, message(14, new byte[0])));
		return flight.toByteArray();
	}

	private static byte[] certificates(X509Certificate certificate) {
		try {
			byte[] encoded = certificate.getEncoded();
			return ByteBuffer.allocate(6 + encoded.length).put((byte) 0).putShort((short) (encoded.length + 3)).put((byte) 0)
					.putShort((short) encoded.length).put(encoded).array();
		} catch (CertificateEncodingException e) {
			throw new IllegalStateException(e);
		}
	}

	private static byte[] message(int type, byte[] body) {
		return ByteBuffer.allocate(4 + body.length).putInt(type << 24 | body.length).put(body).array();
	}

	private static byte[] record(int version, byte[] content) {
		return ByteBuffer.allocate(5 + content.length).put((byte) 22).putShort((short) version).putShort((short) content.length).put(content).array();
	}

	static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}
}
