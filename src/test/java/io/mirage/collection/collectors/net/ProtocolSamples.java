package io.mirage.collection.collectors.net;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What servers of binary protocols say, each built by its specification; as Latin-1. */
final class ProtocolSamples {

	/** By OpenSSH of the key below: 32 bytes of 'k'. */
	static final String SSH_FINGERPRINT = "SHA256:sArVyTbDlP2ByuRNM59Xf/iwOUmdy69sxylyNl3iUQQ";

	private ProtocolSamples() {}

	/** An OP_MSG reply with one document of these elements. */
	static String mongo(String elements) {
		byte[] document = elements.getBytes(StandardCharsets.ISO_8859_1);
		int length = 16 + 4 + 1 + 4 + document.length + 1;
		ByteBuffer reply = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		reply.putInt(length).putInt(9).putInt(1).putInt(2013).putInt(0).put((byte) 0).putInt(4 + document.length + 1).put(document);
		return text(reply.array());
	}

	static String ldapRoot() {
		String attributes = attribute("vendorName", "Kite Directory") + attribute("vendorVersion", "2.6")
				+ attribute("namingContexts", "dc=example,dc=com");
		return element(0x30, element(2, "\1") + element(0x64, element(4, "") + element(0x30, attributes)))
				+ element(0x30, element(2, "\1") + element(0x65, element(10, "\0") + element(4, "") + element(4, "")));
	}

	private static String attribute(String name, String value) {
		return element(0x30, element(4, name) + element(0x31, element(4, value)));
	}

	private static String element(int tag, String content) {
		String length = content.length() < 128 ? "" + (char) content.length() : "\u0081" + (char) content.length();
		return (char) tag + length + content;
	}

	static String smbAnswer(int dialect, int securityMode) {
		ByteBuffer answer = ByteBuffer.allocate(4 + 64 + 65);
		answer.putInt(64 + 65).order(ByteOrder.LITTLE_ENDIAN).put(new byte[] {(byte) 0xfe, 'S', 'M', 'B'});
		answer.position(4 + 64);
		answer.putShort((short) 65).putShort((short) securityMode).putShort((short) dialect);
		return text(answer.array());
	}

	static String sshOffer(String methods) {
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		message.write(20);
		message.writeBytes(new byte[16]);
		List.of(methods, "ssh-ed25519", "aes128-ctr", "aes128-ctr", "hmac-sha2-256", "hmac-sha2-256", "none", "none", "", "")
				.forEach(list -> message.writeBytes(string(list.getBytes(StandardCharsets.US_ASCII))));
		message.writeBytes(new byte[5]);
		return packet(message.toByteArray());
	}

	static String sshReply() {
		ByteArrayOutputStream key = new ByteArrayOutputStream();
		key.writeBytes(string("ssh-ed25519".getBytes(StandardCharsets.US_ASCII)));
		key.writeBytes(string("k".repeat(32).getBytes(StandardCharsets.US_ASCII)));
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		message.write(31);
		message.writeBytes(string(key.toByteArray()));
		message.writeBytes(string(new byte[32]));
		message.writeBytes(string(new byte[83]));
		return packet(message.toByteArray());
	}

	private static byte[] string(byte[] bytes) {
		return ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array();
	}

	private static String packet(byte[] message) {
		int padding = 16 - (message.length + 5) % 8;
		return text(ByteBuffer.allocate(5 + message.length + padding).putInt(1 + message.length + padding).put((byte) padding).put(message).array());
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}
}
