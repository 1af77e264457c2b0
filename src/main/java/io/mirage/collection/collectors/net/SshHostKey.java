package io.mirage.collection.collectors.net;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The public key by which an SSH server is known.
 *
 * @param type as RFC 4253, 6.6 names it
 * @param bits of an RSA or DSA key's modulus; 0 for curves, which have their size in their name
 * @param fingerprint as OpenSSH writes it: {@code SHA256:} and Base64 without padding
 */
record SshHostKey(String type, int bits, String fingerprint) {

	private static final int LONGEST_TYPE = 60;
	private static final int LONGEST_NUMBER = 4096;

	/** Empty for what is no key. */
	static Optional<SshHostKey> tryParse(byte[] blob) {
		ByteBuffer in = ByteBuffer.wrap(blob);
		Optional<byte[]> name = string(in, LONGEST_TYPE);
		return name.map(bytes -> new String(bytes, StandardCharsets.US_ASCII)).filter(type -> type.matches("[a-z0-9@.-]{4,60}"))
				.map(type -> new SshHostKey(type, bits(type, in), fingerprint(blob)));
	}

	/** RSA keys are exponent and modulus, DSA keys begin with theirs. */
	private static int bits(String type, ByteBuffer in) {
		Optional<byte[]> first = string(in, LONGEST_NUMBER);
		Optional<byte[]> modulus = type.equals("ssh-rsa") ? string(in, LONGEST_NUMBER) : type.equals("ssh-dss") ? first : Optional.empty();
		return modulus.filter(bytes -> bytes.length > 0).map(bytes -> new BigInteger(1, bytes).bitLength()).orElse(0);
	}

	/** A string of RFC 4251, 5: its length in four bytes, then itself; empty if it is not there as a whole. */
	static Optional<byte[]> string(ByteBuffer in, int longest) {
		if (in.remaining() < 4) {
			return Optional.empty();
		}
		int length = in.getInt();
		if (length < 0 || length > longest || length > in.remaining()) {
			return Optional.empty();
		}
		int start = in.position();
		in.position(start + length);
		return Optional.of(Arrays.copyOfRange(in.array(), start, start + length));
	}

	private static String fingerprint(byte[] blob) {
		try {
			return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(blob));
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java platform has SHA-256", e);
		}
	}
}
