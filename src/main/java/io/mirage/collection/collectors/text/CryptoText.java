package io.mirage.collection.collectors.text;

import java.util.LinkedHashSet;
import java.util.Set;

/** Addresses of Bitcoin and Ethereum in running text. Only those whose checksum fits: any long word looks like one. */
public final class CryptoText {

	private static final int SHORTEST = 26;
	private static final int LONGEST = 90;
	private static final int MAX_ADDRESSES = 100;

	private CryptoText() {}

	/** Each once, in the order of the text, as it is written there. */
	public static Set<String> in(String text) {
		Set<String> found = new LinkedHashSet<>();
		Tokens.each(text, Tokens::isLetterOrDigit, SHORTEST, LONGEST, word -> {
			if (found.size() < MAX_ADDRESSES && isAddress(word)) {
				found.add(word);
			}
		});
		return found;
	}

	private static boolean isAddress(String word) {
		return switch (word.charAt(0)) {
			case '1', '3' -> Base58.isBitcoinAddress(word);
			case 'b' -> Bech32.isBitcoinAddress(word);
			case '0' -> EthereumAddress.isChecked(word);
			default -> false;
		};
	}
}
