package io.mirage.collection.collectors.text;

/** Bech32 and Bech32m, the notation of Bitcoin's newer addresses (BIP 173, BIP 350). */
final class Bech32 {

	private static final String DIGITS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
	private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
	private static final String PREFIX = "bc1";
	private static final int CHECKSUM_LENGTH = 6;
	private static final int SHORTEST = 14;
	private static final int LONGEST = 74;
	private static final int BECH32 = 1;
	private static final int BECH32M = 0x2bc830a3;

	private Bech32() {}

	/** Lower case only, as addresses are passed on in text. */
	static boolean isBitcoinAddress(String word) {
		if (!word.startsWith(PREFIX) || word.length() < SHORTEST || word.length() > LONGEST) {
			return false;
		}
		int sum = prefix();
		for (int i = PREFIX.length(); i < word.length(); i++) {
			int digit = DIGITS.indexOf(word.charAt(i));
			if (digit < 0) {
				return false;
			}
			sum = step(sum, digit);
		}
		int version = DIGITS.indexOf(word.charAt(PREFIX.length()));
		return sum == (version == 0 ? BECH32 : BECH32M) && isProgram(version, word.length());
	}

	/** Version 0 has programs of 20 and 32 bytes, later ones of 2 to 40 (BIP 141), 5 bits a digit. */
	private static boolean isProgram(int version, int length) {
		int digits = length - PREFIX.length() - 1 - CHECKSUM_LENGTH;
		int bytes = digits * 5 / Byte.SIZE;
		return version == 0 ? bytes == 20 || bytes == 32 : version <= 16 && bytes >= 2 && bytes <= 40;
	}

	private static int prefix() {
		String human = PREFIX.substring(0, PREFIX.length() - 1);
		int sum = 1;
		for (int i = 0; i < human.length(); i++) {
			sum = step(sum, human.charAt(i) >> 5);
		}
		sum = step(sum, 0);
		for (int i = 0; i < human.length(); i++) {
			sum = step(sum, human.charAt(i) & 31);
		}
		return sum;
	}

	private static int step(int sum, int digit) {
		int top = sum >>> 25;
		int next = (sum & 0x1ffffff) << 5 ^ digit;
		for (int i = 0; i < GENERATOR.length; i++) {
			next ^= (top >> i & 1) == 1 ? GENERATOR[i] : 0;
		}
		return next;
	}
}
