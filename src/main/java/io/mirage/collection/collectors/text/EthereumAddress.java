package io.mirage.collection.collectors.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.bouncycastle.crypto.digests.KeccakDigest;

/** Ethereum addresses whose capital letters are their checksum (EIP-55). One without capitals has none to check. */
final class EthereumAddress {

	private static final int LENGTH = 42;
	private static final int DIGEST_BITS = 256;

	private EthereumAddress() {}

	static boolean isChecked(String word) {
		if (word.length() != LENGTH || !word.startsWith("0x") || !word.substring(2).chars().allMatch(Tokens::isHex)) {
			return false;
		}
		String digits = word.substring(2);
		String lower = digits.toLowerCase(Locale.ROOT);
		boolean mixed = !digits.equals(lower) && !digits.equals(lower.toUpperCase(Locale.ROOT));
		return mixed && digits.equals(capitalised(lower));
	}

	private static String capitalised(String lower) {
		byte[] hash = keccak(lower);
		StringBuilder text = new StringBuilder(lower.length());
		for (int i = 0; i < lower.length(); i++) {
			int nibble = (i % 2 == 0 ? hash[i / 2] >> 4 : hash[i / 2]) & 0xF;
			text.append(nibble >= 8 ? Character.toUpperCase(lower.charAt(i)) : lower.charAt(i));
		}
		return text.toString();
	}

	/** Keccak as it was before it became SHA-3, with another padding. */
	private static byte[] keccak(String text) {
		KeccakDigest digest = new KeccakDigest(DIGEST_BITS);
		byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
		digest.update(bytes, 0, bytes.length);
		byte[] hash = new byte[digest.getDigestSize()];
		digest.doFinal(hash, 0);
		return hash;
	}
}
