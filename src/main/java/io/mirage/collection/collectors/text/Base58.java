package io.mirage.collection.collectors.text;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Base58Check, the notation of Bitcoin's older addresses: version, 20 bytes of hash, 4 bytes of checksum. */
final class Base58 {

	private static final String DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
	private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
	private static final int LONGEST = 35;
	private static final int PAYLOAD = 21;
	private static final int SIZE = 25;
	private static final int PAY_TO_KEY = 0;
	private static final int PAY_TO_SCRIPT = 5;

	private Base58() {}

	static boolean isBitcoinAddress(String word) {
		BigInteger number = BigInteger.ZERO;
		for (int i = 0; i < word.length(); i++) {
			int digit = DIGITS.indexOf(word.charAt(i));
			if (digit < 0 || word.length() > LONGEST) {
				return false;
			}
			number = number.multiply(BASE).add(BigInteger.valueOf(digit));
		}
		return number.bitLength() <= SIZE * Byte.SIZE && isChecked(fixed(number)) && zeros(word) == leadingZeros(number);
	}

	private static byte[] fixed(BigInteger number) {
		byte[] bytes = number.toByteArray();
		byte[] fixed = new byte[SIZE];
		int length = Math.min(bytes.length, SIZE);
		System.arraycopy(bytes, bytes.length - length, fixed, SIZE - length, length);
		return fixed;
	}

	/** Each zero byte at the start is written as one digit of its own. */
	private static int zeros(String word) {
		int zeros = 0;
		while (zeros < word.length() && word.charAt(zeros) == '1') {
			zeros++;
		}
		return zeros;
	}

	private static int leadingZeros(BigInteger number) {
		return SIZE - (number.bitLength() + Byte.SIZE - 1) / Byte.SIZE;
	}

	private static boolean isChecked(byte[] bytes) {
		byte[] payload = Arrays.copyOf(bytes, PAYLOAD);
		byte[] checksum = Arrays.copyOf(sha256(sha256(payload)), SIZE - PAYLOAD);
		boolean known = payload[0] == PAY_TO_KEY || payload[0] == PAY_TO_SCRIPT;
		return known && Arrays.equals(checksum, Arrays.copyOfRange(bytes, PAYLOAD, SIZE));
	}

	private static byte[] sha256(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java platform has SHA-256", e);
		}
	}
}
