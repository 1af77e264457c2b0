package io.mirage.collection.collectors.net;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.mirage.collection.source.SourceException;
import io.mirage.collection.source.TcpLine;

/**
 * The beginning of SSH (RFC 4253, 7 and 8; RFC 5656, 4; RFC 8731) up to where the server shows its key. The shared
 * secret is never needed, so our half of it is a point that everybody knows.
 */
final class SshTalk {

	private static final String VERSION = "SSH-2.0-Mirage\r\n";
	private static final int KEXINIT = 20;
	private static final int KEX_INIT_OF_METHOD = 30;
	private static final int KEX_REPLY = 31;
	private static final int LARGEST_PACKET = 35_000;
	private static final int LISTS = 10;
	private static final List<String> METHODS = List.of("curve25519-sha256", "curve25519-sha256@libssh.org", "ecdh-sha2-nistp256",
			"diffie-hellman-group14-sha256", "diffie-hellman-group14-sha1", "diffie-hellman-group1-sha1");
	private static final String KEYS = "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,rsa-sha2-512,rsa-sha2-256,ssh-rsa,ssh-dss";
	private static final String CIPHERS = "aes128-ctr,aes256-ctr,chacha20-poly1305@openssh.com,aes128-gcm@openssh.com,aes128-cbc,3des-cbc";
	private static final String MACS = "hmac-sha2-256,hmac-sha2-512,hmac-sha1,hmac-md5";
	/** The base point of P-256 (SEC 2, 2.4.2). */
	private static final BigInteger P256_X = new BigInteger("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296", 16);
	private static final BigInteger P256_Y = new BigInteger("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5", 16);

	private SshTalk() {}

	/** @param greeting what the server has said already; what comes after its line belongs to its first packet */
	static void continueWith(TcpLine line, byte[] greeting, Sighting sighting) throws SourceException, InterruptedException {
		byte[] packets = concatenated(afterLine(greeting), Probe.ask(line, concatenated(ascii(VERSION), packet(kexInit())),
				bytes -> packet(concatenated(afterLine(greeting), bytes), KEXINIT).isPresent()));
		Optional<byte[]> offer = packet(packets, KEXINIT);
		if (offer.isEmpty()) {
			return;
		}
		List<String> lists = lists(offer.get());
		describe(lists, sighting);
		Optional<String> method = METHODS.stream().filter(List.of(lists.getFirst().split(","))::contains).findFirst();
		if (method.isPresent()) {
			hostKey(Probe.ask(line, packet(ours(method.get())), bytes -> packet(bytes, KEX_REPLY).isPresent()), sighting);
		}
	}

	private static void describe(List<String> lists, Sighting sighting) {
		sighting.says("kex_algorithms", lists.get(0)).says("host_key_algorithms", lists.get(1)).says("ciphers", lists.get(3))
				.says("macs", lists.get(5));
		sighting.says("hassh_server", Digests.md5(String.join(";", lists.get(0), lists.get(3), lists.get(5), lists.get(7))));
	}

	private static void hostKey(byte[] packets, Sighting sighting) {
		packet(packets, KEX_REPLY).flatMap(reply -> SshHostKey.string(ByteBuffer.wrap(reply, 1, reply.length - 1), LARGEST_PACKET))
				.flatMap(SshHostKey::tryParse).ifPresent(sighting::hasKey);
	}

	private static byte[] kexInit() {
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		message.write(KEXINIT);
		message.writeBytes(new byte[16]);
		for (String list : List.of(String.join(",", METHODS), KEYS, CIPHERS, CIPHERS, MACS, MACS, "none", "none", "", "")) {
			message.writeBytes(string(ascii(list)));
		}
		message.writeBytes(new byte[5]);
		return message.toByteArray();
	}

	/** Our half of the exchange: 9 on Curve25519, the base point of P-256, or 2 as the number of Diffie and Hellman. */
	private static byte[] ours(String method) {
		byte[] half = new byte[] {2};
		if (method.startsWith("curve25519")) {
			half = new byte[32];
			half[0] = 9;
		} else if (method.startsWith("ecdh")) {
			half = concatenated(new byte[] {4}, unsigned(P256_X), unsigned(P256_Y));
		}
		return concatenated(new byte[] {KEX_INIT_OF_METHOD}, string(half));
	}

	private static byte[] unsigned(BigInteger number) {
		byte[] bytes = number.toByteArray();
		return Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length);
	}

	/** As RFC 4253, 6 wraps a message before there are keys: padded to a multiple of eight, at least four bytes. */
	private static byte[] packet(byte[] message) {
		int padding = 8 - (message.length + 5) % 8;
		padding = padding < 4 ? padding + 8 : padding;
		ByteBuffer packet = ByteBuffer.allocate(5 + message.length + padding);
		packet.putInt(1 + message.length + padding).put((byte) padding).put(message);
		return packet.array();
	}

	/** The message of that number among the packets; empty if it is not there as a whole. */
	static Optional<byte[]> packet(byte[] bytes, int number) {
		ByteBuffer in = ByteBuffer.wrap(bytes);
		while (in.remaining() > 5) {
			int length = in.getInt();
			if (length < 2 || length > LARGEST_PACKET || length > in.remaining()) {
				return Optional.empty();
			}
			int start = in.position() + 1;
			int end = in.position() + length - (bytes[in.position()] & 0xFF);
			if (end > start && bytes[start] == number) {
				return Optional.of(Arrays.copyOfRange(bytes, start, end));
			}
			in.position(in.position() + length);
		}
		return Optional.empty();
	}

	/** The ten lists of names in a KEXINIT; those that are missing are empty. */
	private static List<String> lists(byte[] kexInit) {
		String[] lists = new String[LISTS];
		Arrays.fill(lists, "");
		if (kexInit.length > 17) {
			ByteBuffer in = ByteBuffer.wrap(kexInit);
			in.position(17);
			for (int i = 0; i < LISTS; i++) {
				lists[i] = SshHostKey.string(in, LARGEST_PACKET).map(Probe::text).orElse("");
			}
		}
		return List.of(lists);
	}

	private static byte[] afterLine(byte[] greeting) {
		int end = Probe.text(greeting).indexOf('\n') + 1;
		return end == 0 ? new byte[0] : Arrays.copyOfRange(greeting, end, greeting.length);
	}

	private static byte[] string(byte[] bytes) {
		return ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array();
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static byte[] concatenated(byte[]... parts) {
		ByteArrayOutputStream whole = new ByteArrayOutputStream();
		List.of(parts).forEach(whole::writeBytes);
		return whole.toByteArray();
	}
}
